/** Which containers a pattern means: a name with `*` for anything. Upstream: kubectl/pkg/cmd/set/helper.go selectContainers. */
import { listOf, textOf } from '../api/read-field';
import type { JsonObject } from '../json';

const LISTS = ['containers', 'initContainers'] as const;

/** Those of the two lists that have one, with the containers changed that are meant. */
export function changeContainers(
  spec: JsonObject,
  pattern: string,
  change: (container: JsonObject) => JsonObject,
): { change: JsonObject; isFound: boolean } {
  let isFound = false;
  const lists = LISTS.filter((key) => listOf(spec, key).length > 0).map((key) => [
    key,
    listOf(spec, key).map((container) => {
      if (!isMeant(textOf(container, 'name'), pattern)) return container;
      isFound = true;
      return change(container);
    }),
  ]);
  return { change: Object.fromEntries(lists), isFound };
}

export function isMeant(name: string, pattern: string): boolean {
  if (pattern === '*' || pattern === name) return true;
  if (!pattern.includes('*')) return false;
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}
