/** Names and numbers that a cluster makes up, all from seeded streams. */
import { nextInteger, type Random } from '#core/random';

/** No vowels, so that no word appears; nothing that looks like another (apimachinery/pkg/util/rand). */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

export function randomSuffix(random: Random, length = 5): string {
  return Array.from({ length }, () => letter(nextInteger(random, ALPHABET.length))).join('');
}

/** FNV-1a over UTF-16 units, 32 bits: stable, small, not secret. */
export function fnv32(text: string, start = 0x811c9dc5): number {
  let hash = start;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** As upstream writes a hash: in decimal, and each digit's byte in the alphabet. */
export function hashText(hash: number): string {
  return Array.from(String(hash), (digit) => letter(digit.charCodeAt(0))).join('');
}

/** A hash of anything, in the same writing. */
export function templateHash(template: unknown): string {
  return hashText(fnv32(JSON.stringify(template)));
}

/** A random (version 4) UUID. */
export function randomUid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => nextInteger(random, 16).toString(16));
  hex[12] = '4';
  hex[16] = (8 + nextInteger(random, 4)).toString(16);
  const text = hex.join('');
  return [
    text.slice(0, 8),
    text.slice(8, 12),
    text.slice(12, 16),
    text.slice(16, 20),
    text.slice(20),
  ].join('-');
}

function letter(value: number): string {
  return ALPHABET.charAt(value % ALPHABET.length);
}
