/** The words of a text in small letters, without marks and markup: how rules compare texts. */
export function tokensOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
