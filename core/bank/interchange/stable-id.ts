import { fnv1a } from './fnv1a';

const ID_LENGTH_MAX = 100;

/**
 * The id of a question by what another program calls it, the same whenever it is read. A name that is
 * an id of ours stays as it is. Null for no name.
 */
export function stableId(name: string): string | null {
  const text = name.trim();
  if (text === '') return null;
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= ID_LENGTH_MAX) return text;
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return [words.join('-').slice(0, 40).replace(/-$/, ''), fnv1a(text)]
    .filter((part) => part !== '')
    .join('-');
}
