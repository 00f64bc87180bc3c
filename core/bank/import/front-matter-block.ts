/** The YAML at the top of a file of any make, with the place of each value. */
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { Span } from '../source';
import { spanOf } from '../source';
import { isDeepYaml } from '../yaml-depth';
import type { ImportDocument } from './import-document';

export type FrontMatterBlock = { map: YAMLMap; span: Span };

const FENCE_LENGTH = '---\n'.length;

/** Null where there is none, or none that is a map of keys. */
export function frontMatterBlock(document: ImportDocument): FrontMatterBlock | null {
  const first = document.root.children[0];
  if (first?.type !== 'yaml') return null;
  const map = parseMap(first.value);
  return map && { map, span: spanOf(first) };
}

/** Reads a YAML or JSON map; null for anything else, and for what the library refuses. */
export function parseMap(text: string): YAMLMap | null {
  if (isDeepYaml(text)) return null;
  try {
    const { contents, errors } = parseDocument(text, { prettyErrors: false });
    return isMap(contents) && errors.length === 0 ? contents : null;
  } catch {
    // The library throws on maps that are nested too deeply.
    return null;
  }
}

/** The text of a key; null where it has none. */
export function textOfKey(map: YAMLMap, key: string): string | null {
  const value: unknown = map.get(key);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** Where a key stands in the file; the beginning of the block where it does not. */
export function offsetOfKey({ map, span }: FrontMatterBlock, key: string): number {
  const pair = map.items.find((each) => isScalar(each.key) && each.key.value === key);
  const range = pair && isScalar(pair.key) ? pair.key.range : null;
  return range ? span.start + FENCE_LENGTH + range[0] : span.start;
}

/** The texts of a list; one text alone counts as a list of it. */
export function textsOfKey(map: YAMLMap, key: string): string[] {
  const value: unknown = map.get(key, true);
  if (isScalar(value)) return typeof value.value === 'string' ? [value.value] : [];
  if (!isSeq(value)) return [];
  return value.items.flatMap((entry) =>
    isScalar(entry) && typeof entry.value === 'string' ? [entry.value] : [],
  );
}

/** The maps of a list, each with its offset in the file; null where the key holds no list. */
export function mapsOfKey(
  { map, span }: FrontMatterBlock,
  key: string,
): { entry: YAMLMap | null; offset: number }[] | null {
  const list: unknown = map.get(key, true);
  if (!isSeq(list)) return null;
  return list.items.map((entry) => {
    const range = isMap(entry) || isScalar(entry) ? entry.range : null;
    const offset = span.start + FENCE_LENGTH + (range?.[0] ?? 0);
    return { entry: isMap(entry) ? entry : null, offset };
  });
}
