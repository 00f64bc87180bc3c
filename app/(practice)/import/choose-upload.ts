'use client';

import type { Upload } from './import-requests';

export type ChosenFile = { file: File; path: string };

/** What can be sent, or one sentence that says why not. */
export type Choice = { upload: Upload; leftOut: string[] } | { problem: string };

const TEXT_ENDINGS = /\.(md|mdx|markdown|txt|gift|xml|csv|tsv)$/i;
const FILE_BYTES_MAX = 50 * 1024 * 1024;
const TEXTS_BYTES_MAX = 20 * 1024 * 1024;

/** One file goes as it is, whatever it holds. Of several, those that hold text go together. */
export async function chooseUpload(chosen: readonly ChosenFile[]): Promise<Choice> {
  const [first, ...others] = chosen;
  if (!first) return { problem: 'There is no file in that.' };
  if (others.length === 0) return chooseFile(first.file);
  const texts = chosen.filter(({ path }) => TEXT_ENDINGS.test(path));
  const leftOut = chosen.map(({ path }) => path).filter((path) => !TEXT_ENDINGS.test(path));
  if (texts.length === 0) {
    return {
      problem:
        'None of these files holds text that can be read together: Markdown, plain text, GIFT, XML or CSV. Packages such as .apkg or .zip come one at a time.',
    };
  }
  const bytes = texts.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes > TEXTS_BYTES_MAX) {
    return { problem: `Together these texts hold ${megabytes(bytes)}; 20 MB fit at once.` };
  }
  const files = await Promise.all(
    texts.map(async ({ file, path }) => ({ name: path, text: await file.text() })),
  );
  return { upload: { files }, leftOut };
}

function chooseFile(file: File): Choice {
  if (file.size === 0) return { problem: `“${file.name}” is empty.` };
  if (file.size > FILE_BYTES_MAX) {
    return { problem: `“${file.name}” holds ${megabytes(file.size)}; 50 MB fit at once.` };
  }
  return { upload: { file }, leftOut: [] };
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024)} MB`;
}
