import type { FileProblem } from '#core/bank/import/import-result';
import type { MediaFile } from './anki-media';
import { readPicture } from './read-picture';
import type { Imported, ImportedPicture } from './upload';

const MEBIBYTE = 1024 * 1024;
/** Also a constraint of the database. */
const PICTURE_BYTES_MAX = 2 * MEBIBYTE;
/** Of one bank. */
export const PICTURES_BYTES_MAX = 50 * MEBIBYTE;

type Brought = {
  /** Of the package. */
  file: string;
  media: readonly MediaFile[];
  /** Names of files that no question uses. */
  unused: readonly string[];
  /** By path, the line of the first question that uses it. */
  lines: ReadonlyMap<string, number>;
};

/** Adds the pictures that can be kept. Each of the other files is named, with its reason. */
export function keepPictures(imported: Imported, brought: Brought): Imported {
  const { file, lines, unused } = brought;
  const { pictures, refused } = sortMedia(brought.media);
  const problems = refused.map(({ name, reason }): FileProblem => {
    const message = `"${name}" stays behind, and a link in its place: ${reason}`;
    const line = lines.get(name) ?? 1;
    return { rule: 'media-refused', severity: 'warning', message, file, line, column: 1 };
  });
  const warned = new Set(problems.map(({ line }) => line));
  return {
    ...imported,
    media: pictures,
    questions: imported.questions.map((question) =>
      warned.has(question.line)
        ? { ...question, warnings: [...question.warnings, 'media-refused'] }
        : question,
    ),
    problems: [...imported.problems, ...problems],
    unused: [
      ...imported.unused,
      ...unused.map((text) => ({ file, line: 1, text, reason: 'no question shows this file' })),
    ],
  };
}

type Refused = { name: string; reason: string };

function sortMedia(media: readonly MediaFile[]) {
  const pictures: ImportedPicture[] = [];
  const refused: Refused[] = [];
  let left = PICTURES_BYTES_MAX;
  for (const { name, bytes } of media) {
    const kind = readPicture(bytes);
    const reason = reasonAgainst(bytes.length, left, kind !== null);
    if (kind && reason === null) {
      left -= bytes.length;
      pictures.push({ name, bytes, ...kind });
    } else refused.push({ name, reason: reason ?? '' });
  }
  return { pictures, refused };
}

function reasonAgainst(byteCount: number, left: number, isPicture: boolean): string | null {
  if (!isPicture) return 'only PNG, JPEG, GIF and WebP are kept.';
  if (byteCount > PICTURE_BYTES_MAX) return 'it is larger than 2 MB; make it smaller.';
  return byteCount > left ? 'the pictures of one bank may take 50 MB together.' : null;
}
