/** 16 hexadecimal digits that tell texts apart: FNV-1a twice, from two beginnings. Not for secrets. */
export function fnv1a(text: string): string {
  return [0x811c9dc5, 0x9747b28c]
    .map((offset) => hash(text, offset).toString(16).padStart(8, '0'))
    .join('');
}

function hash(text: string, offset: number): number {
  let value = offset;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    value = Math.imul(value ^ (code & 0xff), 0x01000193);
    value = Math.imul(value ^ (code >>> 8), 0x01000193);
  }
  return value >>> 0;
}
