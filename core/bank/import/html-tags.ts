/**
 * The HTML tags of a document, with their places. The Markdown parser says where HTML stands, so code
 * and comments are never mistaken for it; within those places a tag is read by its characters.
 */
import type { Root } from 'mdast';
import { walk } from '../markdown';
import { type Source, type Span, spanOf } from '../source';

export type Tag = Span & {
  /** In small letters. */
  name: string;
  isClosing: boolean;
};

/** All tags in the order of the file. */
export function htmlTags(source: Source, root: Root): Tag[] {
  const places = [...walk(root)].filter((node) => node.type === 'html').map(spanOf);
  return places.flatMap((place) => tagsBetween(source.text, place));
}

/** What cannot be a tag, such as `a < b`, is skipped; a comment is, whole. */
export function tagsBetween(text: string, { start, end }: Span): Tag[] {
  const tags: Tag[] = [];
  let at = text.indexOf('<', start);
  while (at !== -1 && at < end) {
    if (text.startsWith('<!--', at)) {
      const close = text.indexOf('-->', at);
      at = close === -1 ? end : close;
    }
    const tag = readTag(text, at, end);
    if (tag) tags.push(tag);
    at = text.indexOf('<', tag?.end ?? at + 1);
  }
  return tags;
}

/** From each tag to its partner, both ways. */
export function pairTags(tags: readonly Tag[]): Map<Tag, Tag> {
  const pairs = new Map<Tag, Tag>();
  const open = new Map<string, Tag[]>();
  for (const tag of tags) {
    const stack = open.get(tag.name) ?? [];
    open.set(tag.name, stack);
    if (!tag.isClosing) stack.push(tag);
    else {
      const opening = stack.pop();
      if (opening) pairs.set(opening, tag).set(tag, opening);
    }
  }
  return pairs;
}

function readTag(text: string, start: number, end: number): Tag | null {
  const isClosing = text[start + 1] === '/';
  const nameStart = start + (isClosing ? 2 : 1);
  let nameEnd = nameStart;
  while (nameEnd < end && isNameCharacter(text.charCodeAt(nameEnd))) nameEnd++;
  const close = nameEnd === nameStart ? -1 : closeOf(text, nameEnd, end);
  const name = text.slice(nameStart, nameEnd).toLowerCase();
  return close === -1 ? null : { name, isClosing, start, end: close + 1 };
}

/** The `>` of a tag, which is none in a quoted value; -1 where another tag begins before it. */
function closeOf(text: string, from: number, end: number): number {
  let quote = '';
  for (let at = from; at < end; at++) {
    const character = text[at] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '<') return -1;
    else if (character === '>') return at;
  }
  return -1;
}

/** ASCII letters and digits. */
function isNameCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}
