/**
 * Whether a text is one of those accepted, without regard to case and repeated spaces. In a command,
 * options may stand anywhere, and `--name=value` may be written `--name value`.
 */
export function isAccepted(text: string, accepted: readonly string[]): boolean {
  const given = normalise(text);
  if (given === '') return false;
  const rights = accepted.map(normalise);
  return rights.includes(given) || rights.some((right) => isSameCommand(given, right));
}

function normalise(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** `right` says which options take a value: those that it writes with `=`. */
function isSameCommand(given: string, right: string): boolean {
  if (!right.includes(' --')) return false;
  const wanted = splitCommand(right, new Set());
  const found = splitCommand(given, new Set(wanted.options.flatMap(nameWithValue)));
  return isSame(found.words, wanted.words) && isSame(found.options.sort(), wanted.options.sort());
}

/** Options as `--name=value` or `--name`; the other words stay in their order. */
function splitCommand(
  command: string,
  valued: ReadonlySet<string>,
): { words: string[]; options: string[] } {
  const words: string[] = [];
  const options: string[] = [];
  const waiting = command.split(' ');
  for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
    if (!word.startsWith('--') || word === '--') words.push(word);
    else if (valued.has(word)) options.push(`${word}=${waiting.shift() ?? ''}`);
    else options.push(word);
  }
  return { words, options };
}

function nameWithValue(option: string): string[] {
  const at = option.indexOf('=');
  return at === -1 ? [] : [option.slice(0, at)];
}

function isSame(given: readonly string[], wanted: readonly string[]): boolean {
  return given.length === wanted.length && given.every((word, index) => word === wanted[index]);
}
