import { createHash } from 'node:crypto';
import { mediaName } from '#core/bank/interchange/media-name';
import type { Transaction } from '#server/auth/learner-transaction';
import type { ImportedPicture } from '#server/interchange/upload';

/** Keeps the pictures that were read with an import, until it is stored. */
export async function stageMedia(
  transaction: Transaction,
  { ownerId, id: importId }: { ownerId: string; id: string },
  media: readonly ImportedPicture[],
): Promise<void> {
  await transaction.bankImportMedia.createMany({
    data: media.map(({ name, bytes, mediaType, width, height }) => ({
      ownerId,
      importId,
      name: mediaName(name),
      mediaType,
      width,
      height,
      bytes: new Uint8Array(bytes),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
    // Several packages may hold files of one name; as in Anki, the first one has it.
    skipDuplicates: true,
  });
}
