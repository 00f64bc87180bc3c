import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('./', import.meta.url);

function sources(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.startsWith('lab'),
  );
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, id]) => id ?? []);
}

test('every rule that the simulator follows is in RULES.md, and every rule there is followed', () => {
  const written = matches(readFileSync(new URL('RULES.md', folder), 'utf8'), /^\| `([\w.]+)` \|/gm);
  const followed = sources().flatMap((path) =>
    matches(readFileSync(new URL(path, folder), 'utf8'), /\brule: '([\w.]+)'/g),
  );
  expect(written).toEqual([...new Set(written)]);
  expect([...new Set(followed)].sort()).toEqual([...written].sort());
});
