/** Takes fields out of a parsed file, and notes each that is missing or not what it should be. */
import { isJsonObject, type JsonObject } from './json';

export type Problem = { path: string; message: string };

const DURATION = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/;
const UNIT_MS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Where something is wrong it returns what keeps the reading going; `problems` says so. */
export class Reader {
  readonly problems: Problem[] = [];

  text(parent: JsonObject, key: string, path: string): string {
    const value = parent[key];
    if (typeof value === 'string') return value;
    this.#report(path, key, value === undefined ? 'is missing' : 'is not a text');
    return '';
  }

  word<const T extends string>(
    parent: JsonObject,
    key: string,
    path: string,
    words: readonly [T, ...T[]],
  ): T {
    const found = words.find((word) => word === parent[key]);
    if (found === undefined) this.#report(path, key, `is not one of ${words.join(', ')}`);
    return found ?? words[0];
  }

  flag(parent: JsonObject, key: string, path: string, fallback: boolean): boolean {
    const value = parent[key] ?? fallback;
    if (typeof value === 'boolean') return value;
    this.#report(path, key, 'is not true or false');
    return fallback;
  }

  number(parent: JsonObject, key: string, path: string, fallback: number): number {
    const value = parent[key] ?? fallback;
    if (typeof value === 'number' && value >= 0) return value;
    this.#report(path, key, 'is not a number from 0');
    return fallback;
  }

  /** In milliseconds, from a text such as 300ms, 1.5s or 2m. It must be there where `fallback` is null. */
  duration(parent: JsonObject, key: string, path: string, fallback: number | null): number {
    const value = parent[key];
    if (value === undefined && fallback !== null) return fallback;
    const match = typeof value === 'string' ? DURATION.exec(value) : null;
    const unitMs = UNIT_MS[match?.[2] ?? ''];
    if (!match || unitMs === undefined) {
      this.#report(path, key, 'is not a duration such as 300ms, 1s or 2m');
      return 0;
    }
    return Math.round(Number(match[1]) * unitMs);
  }

  mapping(parent: JsonObject, key: string, path: string): JsonObject {
    const value = parent[key] ?? {};
    if (isJsonObject(value)) return value;
    this.#report(path, key, 'is not a mapping');
    return {};
  }

  texts(parent: JsonObject, key: string, path: string): Record<string, string> {
    const texts: Record<string, string> = {};
    const at = path ? `${path}.${key}` : key;
    const mapping = this.mapping(parent, key, path);
    for (const name of Object.keys(mapping)) texts[name] = this.text(mapping, name, at);
    return texts;
  }

  /** A list of mappings; none where it is missing. */
  list(parent: JsonObject, key: string, path: string): JsonObject[] {
    const value = parent[key] ?? [];
    if (Array.isArray(value) && value.every(isJsonObject)) return value;
    this.#report(path, key, 'is not a list of mappings');
    return [];
  }

  #report(path: string, key: string, message: string) {
    this.problems.push({ path: path ? `${path}.${key}` : key, message });
  }
}
