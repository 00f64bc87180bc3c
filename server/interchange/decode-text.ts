import { Refusal } from './refusal';

/** UTF-8, or UTF-16 where the file says so. Throws a Refusal for what is no text. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && bytes.subarray(0, 1024).includes(0)) {
    throw new Refusal('not-text', 'This is no text file and no archive that can be read.');
  }
  return new TextDecoder(encoding).decode(bytes);
}

/** By the byte-order mark, which spreadsheets write. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
