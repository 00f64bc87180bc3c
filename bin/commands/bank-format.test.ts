import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { bankFormat } from './bank-format';

const canonical = `---
bank: pods
title: Pods
language: en
license: Apache-2.0
---

# Pods

## Why pods?

<!-- id: why-pods -->

<details><summary>Answer</summary>

To share.

</details>
`;
const loose = canonical.replace('id: why-pods', 'id:why-pods | level: core').replace(/\n\n/g, '\n');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bank-format-'));
  return () => rm(folder, { recursive: true });
});

test('a file is rewritten once, and nothing is left beside it', async () => {
  const path = await write('loose.md', loose);
  expect(await run([folder])).toEqual({ code: 0, printed: path, complained: '' });
  expect(await readFile(path, 'utf8')).toBe(canonical);
  expect(await readdir(folder)).toEqual(['loose.md']);
  expect(await run([folder])).toEqual({ code: 0, printed: '', complained: '' });
});

test('--check names what would change and exits with 1, --stdout prints it', async () => {
  const path = await write('loose.md', loose);
  expect(await run([path], { check: true })).toEqual({ code: 1, printed: path, complained: '' });
  expect(await run([path], { stdout: true })).toMatchObject({ printed: canonical.trimEnd() });
  expect(await readFile(path, 'utf8')).toBe(loose);
});

test('a file with errors is left alone, and the others are written', async () => {
  const broken = await write('broken.md', loose.replace('</details>', ''));
  const sound = await write('loose.md', loose);
  const { code, printed, complained } = await run([folder]);
  expect([code, printed]).toEqual([1, sound]);
  expect(complained).toContain(`${broken}:10:1 unclosed-details`);
});

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function run(paths: string[], options: Record<string, boolean> = {}) {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await bankFormat.run(paths, options, {
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
  });
  return { code, printed: printed.join('\n'), complained: complained.join('\n') };
}
