import { importHeadings } from '#core/bank/import/import-headings';
import { joinImports } from '#core/bank/import/import-result';
import { detectFormat } from '#core/bank/interchange/detect-format';
import { refusalOf } from '#core/bank/interchange/import-of';
import { textFormats } from '#core/bank/interchange/text-formats';
import { decodeText } from './decode-text';
import { Refusal } from './refusal';
import { unzip } from './unzip';
import type { Imported, Upload } from './upload';

/** What is read out of an archive; images and the like lie beside the questions. */
const TEXT_ENDINGS = ['.md', '.mdx', '.markdown', '.txt', '.gift', '.csv', '.tsv', '.xml'];

/**
 * Reads one file of another program, whatever it holds. Time and memory may be long on a hostile file:
 * call it through `readUpload`, which runs it in a worker. A refusal is a problem; nothing is thrown.
 */
export async function importUpload(upload: Upload): Promise<Imported> {
  try {
    return await importBytes(upload);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refusalOf(upload.name, error.rule, error.message);
  }
}

async function importBytes(upload: Upload): Promise<Imported> {
  if (isZip(upload.bytes)) return importArchive(upload, unzip(upload.bytes));
  if (upload.format === 'apkg' || /\.(?:apkg|colpkg)$/i.test(upload.name)) {
    throw new Refusal('apkg-broken', 'This is no Anki package: it is not a zip archive.');
  }
  return importText(upload);
}

/** The text files of an archive, each in its own format. An archive in it is not opened. */
function importArchive(upload: Upload, files: ReadonlyMap<string, Uint8Array>): Imported {
  const texts = [...files].filter(([name]) => isText(name)).toSorted(byName);
  if (texts.length === 0) {
    throw new Refusal('zip-without-questions', 'The archive holds no file that can be read.');
  }
  return joinImports(texts.map(([name, bytes]) => importText({ ...upload, name, bytes })));
}

function importText({ name, bytes, format }: Upload): Imported {
  const text = decodeText(bytes);
  const read = textFormats.get(format ?? detectFormat(name, text))?.read ?? importHeadings;
  return read(text, name);
}

/** A local file's header; an archive without any file begins otherwise, and holds nothing. */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

function isText(name: string): boolean {
  const isLeftOut = name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
  return !isLeftOut && TEXT_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
