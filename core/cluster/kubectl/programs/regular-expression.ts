/** POSIX expressions, basic and extended, as far as they are those of this language in other signs. */
const CLASSES: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  blank: ' \\t',
  digit: '0-9',
  lower: 'a-z',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  xdigit: 'A-Fa-f0-9',
};

/** Null where it is no expression. */
export function posixExpression(pattern: string, isExtended: boolean, flags = ''): RegExp | null {
  const source = withClasses(isExtended ? pattern : fromBasic(pattern)).replace(/\\[<>]/g, '\\b');
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}

/** In a basic regular expression these are themselves unless a backslash says otherwise. */
function fromBasic(pattern: string): string {
  return pattern.replace(/\\?[+?|(){}]/g, (sign) =>
    sign.length === 2 ? sign.slice(1) : `\\${sign}`,
  );
}

function withClasses(pattern: string): string {
  return pattern.replace(/\[:(\w+):\]/g, (all, name: string) => CLASSES[name] ?? all);
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
