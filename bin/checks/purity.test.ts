import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePlantedCopy, runCheck } from './planted-copy';

const tsc = join(process.cwd(), 'node_modules/typescript/bin/tsc');
const biome = join(process.cwd(), 'node_modules/@biomejs/biome/bin/biome');

async function checkTypes(text: string) {
  const copy = await makePlantedCopy({ 'core/planted.ts': text });
  return runCheck(copy, tsc, '--noEmit', '--incremental', 'false', '-p', 'core/tsconfig.json');
}

async function lint(text: string) {
  const copy = await makePlantedCopy({ 'core/planted.ts': text });
  return runCheck(copy, biome, 'lint', 'core/planted.ts');
}

test('core compiles without the names of browsers and Node', async () => {
  expect(await checkTypes('export const planted = [1].toSorted();\n')).toMatchObject({
    exitCode: 0,
  });
});

test.each([
  'document.title',
  'setTimeout(() => 1, 1)',
  'process.pid',
  'fetch',
  'console.log(1)',
  'crypto.randomUUID()',
  'performance.now()',
])('core that uses %s does not compile', async (expression) => {
  const { exitCode, output } = await checkTypes(`export const planted = ${expression};\n`);
  expect(output).toContain('core/planted.ts');
  expect(output).toMatch(/Cannot find name/);
  expect(exitCode).not.toBe(0);
});

test('a moment that is given may be made into a date', async () => {
  const { exitCode } = await lint('export const planted = new Date(0).getTime();\n');
  expect(exitCode).toBe(0);
});

test.each([
  'Math.random()',
  '[1].map(Math.random)',
  'globalThis.Math.random()',
  "Math['random']()",
  'Date.now()',
  'globalThis.Date.now()',
  '[1].map(Date.now)',
  'new Date()',
  'new Date',
  'Date()',
  'new globalThis.Date()',
])('core that asks %s is refused', async (expression) => {
  const { exitCode, output } = await lint(`export const planted = ${expression};\n`);
  expect(output).toContain('core/ takes time and randomness as arguments');
  expect(exitCode).toBe(1);
});
