/** Puts Markdown into the blocks around it: the inverse of `textOf`. */

/** Begins with a marker such as `- ` and stands under it; empty lines stay empty. */
export function hang(marker: string, markdown: string): string {
  const indent = ' '.repeat(marker.length);
  const [first = '', ...others] = markdown.split('\n');
  const lines = others.map((line) => (line === '' ? '' : indent + line));
  return [first === '' ? marker.trimEnd() : marker + first, ...lines].join('\n');
}

export function quote(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** A fence is longer than every run of its mark in the text. */
export function fence(language: string, text: string): string {
  const runs = (text.match(/`{3,}/g) ?? []).map((run) => run.length + 1);
  const marks = '`'.repeat(Math.max(3, ...runs));
  return `${marks}${language}\n${text}\n${marks}`;
}

/** Blocks with an empty line between them; those without text are left out. */
export function joinBlocks(blocks: readonly (string | null)[]): string {
  return blocks.filter((block) => block !== null && block !== '').join('\n\n');
}
