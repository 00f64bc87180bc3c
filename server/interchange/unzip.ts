import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { joinBytes } from './join-bytes';
import { Refusal } from './refusal';

const MEBIBYTE = 1024 * 1024;
export const PACKED_BYTES_MAX = 50 * MEBIBYTE;
export const UNPACKED_BYTES_MAX = 200 * MEBIBYTE;
const ENTRIES_MAX = 10_000;
/** Text packs to a tenth, and an empty database to a hundredth at most. */
const RATIO_MAX = 100;
/** Small archives may be as repetitive as they like. */
const RATIO_FREE_BYTES = 4 * MEBIBYTE;
/** Small, so that little is unpacked between two looks at the counter. */
const STEP_BYTES = 16 * 1024;

/**
 * The files of a zip by their paths. What an archive says of its sizes may be a lie, so the bytes that
 * come out are counted, and unpacking ends where they pass a limit. Throws a Refusal.
 */
export function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes.length > PACKED_BYTES_MAX) {
    throw new Refusal('zip-too-large', 'The archive is larger than 50 MB; split it.');
  }
  const files = new Map<string, Uint8Array>();
  const pending = new Set<UnzipFile>();
  const budget = { entries: 0, unpacked: 0 };
  const archive = new Unzip((file) => {
    budget.entries += 1;
    if (budget.entries > ENTRIES_MAX) {
      throw new Refusal('zip-too-many-entries', `The archive has more than ${ENTRIES_MAX} files.`);
    }
    refuseClimbing(file.name);
    if (file.name.endsWith('/')) return;
    pending.add(file);
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk, isLast) => {
      // What is thrown below comes back here as the library's own error.
      if (error instanceof Refusal) throw error;
      if (error) throw new Refusal('zip-broken', `"${file.name}" in the archive is damaged.`);
      budget.unpacked += chunk.length;
      refuseBomb(budget.unpacked, bytes.length);
      chunks.push(chunk);
      if (!isLast) return;
      pending.delete(file);
      files.set(file.name, joinBytes(chunks));
    };
    file.start();
  });
  archive.register(UnzipInflate);
  pushAll(archive, bytes);
  if (pending.size > 0 || budget.entries === 0) {
    throw new Refusal('zip-broken', 'The archive is damaged or was cut off; make it again.');
  }
  return files;
}

/** The library throws on what it cannot read; our own refusals pass through it. */
function pushAll(archive: Unzip, bytes: Uint8Array): void {
  try {
    for (let at = 0; at < bytes.length; at += STEP_BYTES) {
      archive.push(bytes.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= bytes.length);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('zip-broken', 'The archive cannot be read; it is damaged or packed oddly.');
  }
}

function refuseClimbing(path: string): void {
  const parts = path.split(/[/\\]/);
  if (!parts.includes('..') && !/^(?:[/\\]|[a-z]:)/i.test(path) && !path.includes('\0')) return;
  throw new Refusal('zip-path', `The archive holds the path "${path}", which leads out of it.`);
}

function refuseBomb(unpacked: number, packed: number): void {
  const isBomb = unpacked > RATIO_FREE_BYTES && unpacked > packed * RATIO_MAX;
  if (unpacked <= UNPACKED_BYTES_MAX && !isBomb) return;
  throw new Refusal(
    'zip-too-large',
    'The archive unpacks to far more than it says; nothing of it was read.',
  );
}
