import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { makeBanks } from '../bench/make-banks';
import { bankCheck } from './bank-check';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bank-check-'));
  return () => rm(folder, { recursive: true });
});

test('many files are read on all cores, and reported in the order of their names', async () => {
  const texts = makeBanks(600, 2);
  texts[3] = texts[3]?.replaceAll('[x]', '[ ]') ?? '';
  texts[20] = texts[20]?.replace('license:', 'licence:') ?? '';
  const names = texts.map((_, index) => `${String(index).padStart(2, '0')}.md`);
  for (const [index, text] of texts.entries()) {
    await writeFile(join(folder, names[index] ?? ''), text);
  }
  const { code, report } = await run([folder], {});
  expect(code).toBe(1);
  expect(report.questions).toBe(600);
  const errors = report.problems.filter(({ severity }) => severity === 'error');
  const files = [...new Set(errors.map(({ file }) => file))];
  expect(files).toEqual([join(folder, '03.md'), join(folder, '20.md')]);
});

test('--against knows a bank by its file, and says that its name has changed', async () => {
  const [text = ''] = makeBanks(1, 2);
  const path = join(folder, 'a.md');
  await writeFile(path, text);
  const earlier = await mkdtemp(join(folder, 'earlier-'));
  await writeFile(join(earlier, 'a.md'), text.replace('bank: made-0', 'bank: first-made'));
  const { report } = await run([path], { against: earlier });
  expect(report.problems).toMatchObject([{ rule: 'bank-slug-changed', line: 2, column: 1 }]);
  expect((await run([path], { against: folder })).report.problems).toEqual([]);
});

test('a file that is named in two ways is read once', async () => {
  const [text = ''] = makeBanks(1, 2);
  await writeFile(join(folder, 'a.md'), text);
  const { report } = await run([folder, relative(process.cwd(), folder)], {});
  expect([report.questions, report.problems]).toEqual([1, []]);
});

type Report = {
  questions: number;
  problems: { file: string; rule: string; severity: string; hint: string }[];
};

async function run(paths: string[], options: Record<string, string>) {
  const printed: string[] = [];
  const code = await bankCheck.run(
    paths,
    { ...options, json: true },
    {
      print: (line) => printed.push(line),
      complain: (line) => printed.push(line),
    },
  );
  const report: Report = JSON.parse(printed.join('\n'));
  return { code, report };
}
