/** Internet addresses as numbers, of both versions. RFC 4291, written as RFC 5952 asks. */
export type Address = { value: bigint; isLong: boolean };

const SHORT = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/;
const GROUP = /^[0-9a-f]{1,4}$/i;
const GROUPS = 8;

/** Null when it is none. */
export function parseAddress(text: string): Address | null {
  return text.includes(':') ? parseLong(text) : parseShort(text);
}

export function formatAddress({ value, isLong }: Address): string {
  return isLong ? formatLong(value) : parts(value, 4, 8).join('.');
}

function parseShort(text: string): Address | null {
  const bytes = SHORT.exec(text)?.slice(1).map(Number);
  if (!bytes?.every((byte) => byte < 256)) return null;
  return { value: joined(bytes, 8), isLong: false };
}

/** `::` stands for as many noughts as are missing. */
function parseLong(text: string): Address | null {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return null;
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = GROUPS - before.length - after.length;
  const isWhole = tail === undefined ? missing === 0 : missing > 0;
  const groups = [...before, ...after];
  if (!isWhole || !groups.every((group) => GROUP.test(group))) return null;
  const noughts = Array.from({ length: missing }, () => '0');
  const numbers = [...before, ...noughts, ...after].map((group) => Number.parseInt(group, 16));
  return { value: joined(numbers, 16), isLong: true };
}

/** The longest run of noughts, two at least, is left out; of equals the first. */
function formatLong(value: bigint): string {
  const groups = parts(value, GROUPS, 16);
  let best = { at: 0, length: 1 };
  for (let at = 0; at < GROUPS; at += 1) {
    const end = groups.findIndex((group, i) => i >= at && group !== 0);
    const length = (end === -1 ? GROUPS : end) - at;
    if (length > best.length) best = { at, length };
  }
  const hex = groups.map((group) => group.toString(16));
  if (best.length === 1) return hex.join(':');
  const tail = hex.slice(best.at + best.length);
  return `${hex.slice(0, best.at).join(':')}::${tail.join(':')}`;
}

function joined(values: readonly number[], bits: number): bigint {
  return values.reduce((sum, value) => (sum << BigInt(bits)) | BigInt(value), 0n);
}

/** From the highest to the lowest. */
function parts(value: bigint, count: number, bits: number): number[] {
  return Array.from({ length: count }, (_, i) =>
    Number((value >> BigInt(bits * (count - 1 - i))) & ((1n << BigInt(bits)) - 1n)),
  );
}
