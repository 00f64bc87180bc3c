import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { ImportResult } from '#core/bank/import/import-result';
import { detectFormat } from '#core/bank/interchange/detect-format';
import { formatSchema } from '#core/bank/interchange/format';
import { readUploads } from '#server/interchange/read-upload';
import { root } from './command';
import { findFiles } from './find-files';

const ANKI_ENDINGS = ['.apkg', '.colpkg'];
/** Of archives, which are read as bytes. */
const ENDINGS = [...ANKI_ENDINGS, '.zip'];

/** Whether a path, or the format that was named for it, means archives and not texts. */
export function isPackage(path: string, format: unknown): boolean {
  return format === 'apkg' || ENDINGS.includes(extname(path).toLowerCase());
}

/** The format that a file's ending alone gives away; of XML, how it begins. */
export async function formatByEnding(path: string): Promise<string | undefined> {
  const ending = extname(path).toLowerCase();
  if (ending === '.gift' || ending === '.csv') return ending.slice(1);
  if (ending !== '.xml') return undefined;
  return detectFormat(path, await readFile(path, 'utf8').catch(() => ''));
}

/** Reads archives in a thread that can be ended; `named` is the format of what lies in them. */
export async function readPackages(path: string, named: unknown): Promise<ImportResult> {
  const files = await findFiles(path, ANKI_ENDINGS);
  const format = formatSchema.safeParse(named);
  const uploads = await Promise.all(
    files.map(async (file) => ({
      name: file.name,
      bytes: await readFile(file.path),
      ...(format.success ? { format: format.data } : {}),
    })),
  );
  const { found, imported, quarantined, unused, questions, problems } = await readUploads(uploads, {
    root,
  });
  return { found, imported, quarantined, unused, questions, problems };
}
