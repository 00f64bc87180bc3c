import { z } from 'zod';
import { mediaName } from '#core/bank/interchange/media-name';
import type { Transaction } from '#server/auth/learner-transaction';
import { AppError } from '#server/errors';
import { PICTURES_BYTES_MAX } from '#server/interchange/keep-pictures';

type Move = {
  ownerId: string;
  importId: string;
  bankId: string;
  /** Paths that the stored questions use. */
  paths: readonly string[];
};

const sumSchema = z.tuple([z.object({ sum: z.number() })]);

/**
 * Gives a bank the pictures of an import that its questions show; a picture of the same name is
 * replaced. The others are dropped. Throws `limit-reached` when the bank would hold too much.
 */
export async function moveMedia(
  transaction: Transaction,
  { ownerId, importId, bankId, paths }: Move,
  now: Date,
): Promise<void> {
  const names = paths.map(mediaName);
  await transaction.$executeRaw`
    insert into bank_media (
      owner_id, bank_id, name, media_type, width, height, bytes, sha256, created_at
    )
    select owner_id, ${bankId}::uuid, name, media_type, width, height, bytes, sha256, ${now}
    from bank_import_media
    where owner_id = ${ownerId}::uuid and import_id = ${importId}::uuid
      and name = any(${names}::text[])
    on conflict (owner_id, bank_id, name) do update set
      media_type = excluded.media_type, width = excluded.width, height = excluded.height,
      bytes = excluded.bytes, sha256 = excluded.sha256, created_at = excluded.created_at
    where bank_media.sha256 <> excluded.sha256`;
  await requirePictureRoom(transaction, ownerId, bankId);
  await transaction.bankImportMedia.deleteMany({ where: { ownerId, importId } });
}

async function requirePictureRoom(
  transaction: Transaction,
  ownerId: string,
  bankId: string,
): Promise<void> {
  const rows = await transaction.$queryRaw`
    select coalesce(sum(octet_length(bytes)), 0)::float8 as sum from bank_media
    where owner_id = ${ownerId}::uuid and bank_id = ${bankId}::uuid`;
  const [{ sum }] = sumSchema.parse(rows);
  if (sum <= PICTURES_BYTES_MAX) return;
  const message =
    'With these pictures the bank would hold more than 50 MB of them. Import into a new bank.';
  throw new AppError('limit-reached', message);
}
