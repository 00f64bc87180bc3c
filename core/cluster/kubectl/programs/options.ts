/** Options as most programs take them: letters that may be grouped, some with a value, and long names. */
export type Options = {
  flags: ReadonlySet<string>;
  values: ReadonlyMap<string, string>;
  words: readonly string[];
};

/** `valued` are the letters that have a value; long names stand for letters. Scripts, `-e`, are lines of one. */
export function readOptions(
  args: readonly string[],
  valued: string,
  long: Readonly<Record<string, string>> = {},
): Options {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const words: string[] = [];
  const waiting = [...args];
  for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
    if (word === '--') words.push(...waiting.splice(0));
    else if (word.startsWith('--')) {
      const [name = '', ...rest] = word.slice(2).split('=');
      const letter = long[name] ?? name;
      if (rest.length > 0) values.set(letter, rest.join('='));
      else flags.add(letter);
    } else if (!word.startsWith('-') || word === '-') words.push(word);
    else takeLetters(word.slice(1), waiting, valued, { flags, values });
  }
  return { flags, values, words };
}

function takeLetters(
  letters: string,
  waiting: string[],
  valued: string,
  { flags, values }: { flags: Set<string>; values: Map<string, string> },
): void {
  for (let i = 0; i < letters.length; i += 1) {
    const letter = letters.charAt(i);
    if (valued.includes(letter)) {
      const value = letters.slice(i + 1) || (waiting.shift() ?? '');
      const before = letter === 'e' ? values.get(letter) : undefined;
      values.set(letter, before === undefined ? value : `${before}\n${value}`);
      return;
    }
    flags.add(letter);
  }
}
