import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { AppError } from '#server/errors';
import { findBank } from './find-bank';

export type StoredPicture = { bytes: Uint8Array<ArrayBuffer>; mediaType: string; sha256: string };

/**
 * A picture of a bank that a learner may read, by its name in the bank. Banks that were retired have
 * theirs too, because their questions stay for those who learned them.
 */
export async function getPicture(
  learner: Learner | null,
  slug: string,
  name: string,
): Promise<StoredPicture> {
  const bank = await findBank(learner, slug);
  // PostgreSQL refuses to compare with a text that holds a NUL, as an address may.
  const found =
    bank && !name.includes('\0')
      ? await db().bankMedia.findUnique({
          where: { ownerId_bankId_name: { ownerId: bank.ownerId, bankId: bank.id, name } },
          select: { bytes: true, mediaType: true, sha256: true },
        })
      : null;
  if (!found) throw new AppError('not-found', 'There is no such picture.');
  return found;
}
