import { mediaName } from '#core/bank/interchange/media-name';
import { type ExportOrder, exportBank } from '#server/interchange/export-bank';
import { mediaNamesOf } from '#server/interchange/media-names';

/** What the thread that `exportBankFile` starts does. */
export function work(order: ExportOrder) {
  return exportBank({ ...order, media: mediaOf(order) });
}

/** Of the pictures that a bank has, those that its questions show, by the paths that they use. */
function mediaOf({ questions, media = [] }: ExportOrder): ExportOrder['media'] {
  if (media.length === 0) return [];
  const bytesOf = new Map(media.map(({ name, bytes }) => [name, bytes]));
  return [...mediaNamesOf(questions)].flatMap((path) => {
    const bytes = bytesOf.get(mediaName(path));
    return bytes ? [{ name: path, bytes }] : [];
  });
}
