/** Base64 of texts in UTF-8, as Secrets keep them. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function base64Of(text: string): string {
  const bytes = bytesOf(text);
  let encoded = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [first = 0, second = 0, third = 0] = bytes.slice(i, i + 3);
    const bits = (first << 16) | (second << 8) | third;
    encoded += [18, 12, 6, 0].map((shift) => ALPHABET.charAt((bits >> shift) & 63)).join('');
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  return `${encoded.slice(0, encoded.length - missing)}${'='.repeat(missing)}`;
}

/** How many bytes it stands for; null where it is no base64. */
export function base64Length(encoded: string): number | null {
  const written = encoded.replace(/[\r\n]/g, '');
  const isBase64 = written.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(written);
  if (!isBase64) return null;
  return (written.length / 4) * 3 - (/=*$/.exec(written)?.[0].length ?? 0);
}

export function bytesOf(text: string): number[] {
  return Array.from(text).flatMap((letter) => {
    const point = letter.codePointAt(0) ?? 0;
    if (point < 0x80) return [point];
    const rest = (shift: number) => 0x80 | ((point >> shift) & 63);
    if (point < 0x800) return [0xc0 | (point >> 6), rest(0)];
    if (point < 0x10000) return [0xe0 | (point >> 12), rest(6), rest(0)];
    return [0xf0 | (point >> 18), rest(12), rest(6), rest(0)];
  });
}
