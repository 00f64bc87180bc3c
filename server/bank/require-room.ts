import { z } from 'zod';
import type { Learner } from '#server/auth/learner';
import type { Transaction } from '#server/auth/learner-transaction';
import { AppError } from '#server/errors';

const MEBIBYTE = 1024 * 1024;
/** Of texts, pictures and imports together, as they lie on the disk. */
const ROOM_BYTES_MAX = 200 * MEBIBYTE;

/** Throws `limit-reached` when what a learner keeps would take more than their room. */
export async function requireRoom(
  transaction: Transaction,
  learner: Learner,
  byteCount: number,
): Promise<void> {
  const rows = await transaction.$queryRaw`
    select (
      select coalesce(sum(pg_column_size(text)), 0) from bank_text
      where owner_id = ${learner.id}::uuid
    )::float8 + (
      select coalesce(sum(octet_length(bytes)), 0) from bank_media
      where owner_id = ${learner.id}::uuid
    )::float8 + (
      select coalesce(sum(octet_length(bytes)), 0) from bank_import_media
      where owner_id = ${learner.id}::uuid
    )::float8 + (
      select coalesce(sum(byte_count), 0) from bank_import where owner_id = ${learner.id}::uuid
    )::float8 as used`;
  const [{ used }] = z.tuple([z.object({ used: z.number() })]).parse(rows);
  if (used + byteCount <= ROOM_BYTES_MAX) return;
  const message = `Your banks and imports may take ${ROOM_BYTES_MAX / MEBIBYTE} MB together, and this would pass it.`;
  throw new AppError('limit-reached', message);
}
