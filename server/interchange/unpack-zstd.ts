import { Decompress } from 'fzstd';
import { joinBytes } from './join-bytes';
import { Refusal } from './refusal';

/** Small, so that little is unpacked between two looks at the counter. */
const STEP_BYTES = 4 * 1024;
const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];

/** Unpacks zstd as far as `bytesMax`. Throws a Refusal. */
export function unpackZstd(bytes: Uint8Array, bytesMax: number): Uint8Array {
  refuseLargeWindow(bytes, bytesMax);
  const chunks: Uint8Array[] = [];
  let unpacked = 0;
  let isWhole = false;
  const stream = new Decompress((chunk, isLast) => {
    unpacked += chunk.length;
    if (unpacked > bytesMax) throw tooLarge();
    chunks.push(chunk);
    isWhole = isLast ?? false;
  });
  try {
    for (let at = 0; at < bytes.length; at += STEP_BYTES) {
      stream.push(bytes.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= bytes.length);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('zip-broken', 'A file in the archive is damaged or was cut off.');
  }
  if (!isWhole) throw new Refusal('zip-broken', 'A file in the archive was cut off.');
  return joinBytes(chunks);
}

/**
 * A frame says how much memory it needs, up to two gigabytes, and the library takes it at once. Frames
 * may begin anywhere, so every place that looks like a beginning is asked.
 */
function refuseLargeWindow(bytes: Uint8Array, bytesMax: number): void {
  for (
    let at = bytes.indexOf(MAGIC[0] ?? 0);
    at !== -1;
    at = bytes.indexOf(MAGIC[0] ?? 0, at + 1)
  ) {
    if (!MAGIC.every((byte, index) => bytes[at + index] === byte)) continue;
    if (windowOf(bytes.subarray(at, at + 18)) > bytesMax) throw tooLarge();
  }
}

/** RFC 8878, 3.1.1.1: the window descriptor, or the size of a frame in one segment. */
function windowOf(frame: Uint8Array): number {
  const descriptor = frame[4] ?? 0;
  const isSingle = (descriptor & 0b10_0000) !== 0;
  if (!isSingle) {
    const window = frame[5] ?? 0;
    const base = 2 ** (10 + (window >> 3));
    return base + (base / 8) * (window & 7);
  }
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeBytes = [1, 2, 4, 8][descriptor >> 6] ?? 1;
  const start = 5 + dictionaryBytes;
  return frame.subarray(start, start + sizeBytes).reduceRight((size, byte) => size * 256 + byte, 0);
}

function tooLarge(): Refusal {
  return new Refusal('zip-too-large', 'The archive unpacks to far more than it says.');
}
