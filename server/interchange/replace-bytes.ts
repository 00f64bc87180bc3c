/** Replaces words by others of the same length, in place. */
export function replaceBytes(bytes: Uint8Array, words: string, others: string): void {
  const searched = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = searched.indexOf(words); at !== -1; at = searched.indexOf(words, at + 1)) {
    searched.write(others, at);
  }
}
