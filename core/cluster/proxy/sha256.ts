/** SHA-256, which names the chains of kube-proxy's rules. FIPS 180-4. */
const BLOCK_BYTES = 64;
const LENGTH_BYTES = 8;

const ROUNDS = primes(64).map((prime) => fractionBits(Math.cbrt(prime)));
const START = primes(8).map((prime) => fractionBits(Math.sqrt(prime)));

/** The 32 bytes of the hash of a text of ASCII. */
export function sha256(text: string): number[] {
  const bytes = padded(Array.from(text, (character) => character.charCodeAt(0)));
  let state = START;
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) {
    const mixed = compress(state, bytes.slice(at, at + BLOCK_BYTES));
    state = state.map((word, i) => (word + (mixed[i] ?? 0)) >>> 0);
  }
  return state.flatMap(bytesOf);
}

/** A one, noughts, and the length in bits, up to whole blocks. */
function padded(bytes: readonly number[]): number[] {
  const used = bytes.length + 1 + LENGTH_BYTES;
  const noughts = (BLOCK_BYTES - (used % BLOCK_BYTES)) % BLOCK_BYTES;
  const bits = bytes.length * 8;
  return [
    ...bytes,
    0x80,
    ...Array.from({ length: noughts }, () => 0),
    ...bytesOf(Math.floor(bits / 2 ** 32)),
    ...bytesOf(bits >>> 0),
  ];
}

function compress(state: readonly number[], block: readonly number[]): number[] {
  const words = schedule(block);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (const [i, word] of words.entries()) {
    const high = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + high + choice + (ROUNDS[i] ?? 0) + word) | 0;
    const low = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + low + majority) | 0];
  }
  return [a, b, c, d, e, f, g, h];
}

/** 64 words from the 16 of a block. */
function schedule(block: readonly number[]): number[] {
  const words = Array.from({ length: 16 }, (_, i) => wordAt(block, i * 4));
  for (let i = 16; i < ROUNDS.length; i += 1) {
    const [older = 0, old = 0, recent = 0, latest = 0] = [16, 15, 7, 2].map(
      (back) => words[i - back],
    );
    const low = rotated(old, 7) ^ rotated(old, 18) ^ (old >>> 3);
    const high = rotated(latest, 17) ^ rotated(latest, 19) ^ (latest >>> 10);
    words.push((older + low + recent + high) | 0);
  }
  return words;
}

function wordAt(bytes: readonly number[], at: number): number {
  return [0, 1, 2, 3].reduce((word, i) => (word << 8) | (bytes[at + i] ?? 0), 0);
}

function bytesOf(word: number): number[] {
  return [24, 16, 8, 0].map((bits) => (word >>> bits) & 0xff);
}

function rotated(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** The first 32 bits of what is behind the point. */
function fractionBits(value: number): number {
  return Math.floor((value - Math.floor(value)) * 2 ** 32) >>> 0;
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}
