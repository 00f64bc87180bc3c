import { mediaName } from '#core/bank/interchange/media-name';
import type { Question } from '#core/bank/question';
import { db } from '#server/db';
import { mediaNamesOf } from '#server/interchange/media-names';

/** The pictures of a bank that its questions show, by the paths that they use. */
export async function readBankMedia(
  { ownerId, id: bankId }: { ownerId: string; id: string },
  questions: readonly Question[],
): Promise<{ name: string; bytes: Uint8Array }[]> {
  const rows = await db().bankMedia.findMany({
    where: { ownerId, bankId },
    select: { name: true, bytes: true },
  });
  if (rows.length === 0) return [];
  const bytesOf = new Map(rows.map(({ name, bytes }) => [name, bytes]));
  return [...mediaNamesOf(questions)].flatMap((path) => {
    const bytes = bytesOf.get(mediaName(path));
    return bytes ? [{ name: path, bytes }] : [];
  });
}
