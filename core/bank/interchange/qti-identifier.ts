/** Names in QTI begin with a letter or a line; a question without an id needs one too. */
import { stableId } from './stable-id';

const UNNAMED = '_unnamed-';

export function itemIdentifier(id: string | null, index: number): string {
  if (id === null) return `${UNNAMED}${index + 1}`;
  return /^[a-z]/.test(id) ? id : `_${id}`;
}

export function idOfItem(identifier: string): string | null {
  if (identifier.startsWith(UNNAMED)) return null;
  return stableId(/^_\d/.test(identifier) ? identifier.slice(1) : identifier);
}

/** Of the choices, steps or cells of a question. */
export function partIdentifier(prefix: string, index: number): string {
  return `${prefix}${index + 1}`;
}
