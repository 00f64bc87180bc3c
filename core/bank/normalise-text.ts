/**
 * Line endings become \n, which moves no line or column. A byte-order mark is no text, and a NUL is
 * none either: PostgreSQL refuses it and CommonMark replaces it.
 */
export function normaliseText(text: string): string {
  const unmarked = text.startsWith('\u{feff}') ? text.slice(1) : text;
  return unmarked.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\0', '\u{fffd}');
}
