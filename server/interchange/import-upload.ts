import type { Folder } from '#core/bank/import/folder';
import { formats } from '#core/bank/import/formats';
import { joinImports } from '#core/bank/import/import-result';
import { detectFormat } from '#core/bank/interchange/detect-format';
import { importOf, refusalOf } from '#core/bank/interchange/import-of';
import { decodeText } from './decode-text';
import { folderOf } from './folder-of';
import { isApkg } from './is-apkg';
import { Refusal } from './refusal';
import { unzip } from './unzip';
import type { Imported, Upload } from './upload';

/** What is read out of an archive; images and the like lie beside the questions. */
const TEXT_ENDINGS = ['.md', '.mdx', '.markdown', '.txt', '.gift', '.csv', '.tsv', '.xml', '.json'];

/**
 * Reads one file of another program, whatever it holds. Time and memory may be long on a hostile file:
 * call it through `readUpload`, which runs it in a worker. A refusal is a problem; nothing is thrown.
 */
export async function importUpload(upload: Upload, folder: Folder): Promise<Imported> {
  try {
    return await importBytes(upload, folder);
  } catch (error) {
    return refusalFor(upload.name, error);
  }
}

function refusalFor(name: string, error: unknown): Imported {
  if (!(error instanceof Refusal)) throw error;
  return refusalOf(name, error.rule, error.message);
}

/** The texts among what was brought together. */
export function folderOfUploads(uploads: readonly Upload[]): Folder {
  const texts = uploads.filter(({ name, bytes }) => isText(name) && !isZip(bytes));
  return folderOf(new Map(texts.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])));
}

async function importBytes(upload: Upload, folder: Folder): Promise<Imported> {
  if (isZip(upload.bytes)) return importArchive(upload, unzip(upload.bytes));
  if (upload.format === 'apkg' || /\.(?:apkg|colpkg)$/i.test(upload.name)) {
    throw new Refusal('apkg-broken', 'This is no Anki package: it is not a zip archive.');
  }
  const { name } = upload;
  if (!name.endsWith('.json')) return importText(upload, decodeText(upload.bytes), folder);
  return importOf(name, [{ kind: 'unused', line: 1, text: name, reason: 'only describes others' }]);
}

/** The text files of an archive, each in its own format. An archive in it is not opened. */
async function importArchive(
  upload: Upload,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Imported> {
  if (isApkg(files)) {
    const { importApkg } = await import('./import-apkg');
    return importApkg(files, upload.name);
  }
  const texts = new Map<string, string>();
  const refused: Imported[] = [];
  for (const [name, bytes] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (!isText(name)) continue;
    try {
      texts.set(name, decodeText(bytes));
    } catch (error) {
      refused.push(refusalFor(name, error));
    }
  }
  const folder = folderOf(texts);
  const read = [...texts].filter(([name]) => !name.endsWith('.json'));
  if (read.length + refused.length === 0) {
    throw new Refusal('zip-without-questions', 'The archive holds no file that can be read.');
  }
  return joinImports([
    ...read.map(([name, text]) => importText({ ...upload, name }, text, folder)),
    ...refused,
  ]);
}

function importText({ name, format, dialect }: Upload, text: string, folder: Folder): Imported {
  const read = formats.get(format ?? detectFormat(name, text))?.read;
  if (!read) throw new Refusal('format-unknown', `A text cannot be read as ${format}.`);
  return read(text, name, { dialect, folder });
}

/** A local file's header; an archive without any file begins otherwise, and holds nothing. */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

function isText(name: string): boolean {
  const isLeftOut = name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
  return !isLeftOut && TEXT_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));
}
