/** Protocol buffers as far as Anki's files need them: numbers and bytes by the number of their field. */

export type ProtobufField = { number: number; value: number | Uint8Array };

const VARINT = 0;
const EIGHT_BYTES = 1;
const LENGTH_DELIMITED = 2;
const FOUR_BYTES = 5;

/** Ends at the first field that cannot be read. */
export function readProtobuf(bytes: Uint8Array): ProtobufField[] {
  const fields: ProtobufField[] = [];
  let at = 0;
  while (at < bytes.length) {
    const key = readVarint(bytes, at);
    const number = Math.floor(key.value / 8);
    const length = lengthOf(bytes, key.end, key.value % 8);
    if (length === null || key.end + length.skip + length.size > bytes.length) return fields;
    const start = key.end + length.skip;
    at = start + length.size;
    const isBytes = key.value % 8 === LENGTH_DELIMITED;
    fields.push({
      number,
      value: isBytes ? bytes.subarray(start, at) : readVarint(bytes, start).value,
    });
  }
  return fields;
}

/** How many bytes say the length, and how many follow. */
function lengthOf(
  bytes: Uint8Array,
  at: number,
  type: number,
): { skip: number; size: number } | null {
  switch (type) {
    case VARINT:
      return { skip: 0, size: readVarint(bytes, at).end - at };
    case EIGHT_BYTES:
      return { skip: 0, size: 8 };
    case LENGTH_DELIMITED: {
      const { value, end } = readVarint(bytes, at);
      return { skip: end - at, size: value };
    }
    case FOUR_BYTES:
      return { skip: 0, size: 4 };
    default:
      return null;
  }
}

/** Seven bits a byte, the lowest first. */
function readVarint(bytes: Uint8Array, start: number): { value: number; end: number } {
  let value = 0;
  let at = start;
  for (let factor = 1; at < bytes.length; factor *= 128) {
    const byte = bytes[at] ?? 0;
    at += 1;
    value += (byte & 127) * factor;
    if (byte < 128) break;
  }
  return { value, end: at };
}
