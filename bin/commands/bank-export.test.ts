import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unzip } from '#server/interchange/unzip';
import type { ExitCode } from './command';
import { main } from './main';

const sound = join(import.meta.dirname, 'testdata/sound.md');

test('a bank is written as text on stdout, and what is lost is on stderr', async () => {
  const { printed, complained, exitCode } = await run(['bank', 'export', sound, '--to', 'aiken']);
  expect(exitCode).toBe(0);
  expect(printed + complained).not.toBe('');
  expect(complained).toMatch(/is left out|loses:/);
});

test.each(['gift', 'moodle', 'qti', 'csv', 'anki-text', 'apkg', 'markdown'])(
  'what is written as %s can be imported again',
  async (format) => {
    const folder = await mkdtemp(join(tmpdir(), 'readyz-'));
    const target = join(folder, format === 'qti' ? 'bank.zip' : `bank.${format}`);
    const written = await run(['bank', 'export', sound, '--to', format, '--output', target]);
    expect([written.exitCode, written.printed]).toEqual([0, '']);
    expect((await readFile(target)).length).toBeGreaterThan(0);
    const from = ['bank', 'import', target, '--dry-run', '--json', '--from', format];
    const { printed, exitCode } = await run(from);
    expect(exitCode).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ quarantined: 0 });
    expect(JSON.parse(printed).found).toBeGreaterThan(0);
  },
);

test.each([
  [[sound], 'Name a format with --to'],
  [[sound, '--to', 'pdf'], 'There is no format "pdf"'],
  [[sound, '--to', 'apkg'], 'name it with --output'],
  [['--to', 'gift'], 'Name one bank file.'],
])('%j is wrong use', async (words, sentence) => {
  const { complained, exitCode } = await run(['bank', 'export', ...words]);
  expect(exitCode).toBe(2);
  expect(complained).toContain(sentence);
});

test('a bank with mistakes is not written', async () => {
  const broken = join(import.meta.dirname, 'testdata/broken.md');
  const { complained, exitCode } = await run(['bank', 'export', broken, '--to', 'gift']);
  expect(exitCode).toBe(1);
  expect(complained).toContain('has mistakes');
});

test('a file beside the bank comes along, and none from elsewhere', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'readyz-'));
  const bank = await readFile(sound, 'utf8');
  const shown = '\n## What is shown?\n<!-- id: shown -->\n\n![a](a.png) ![b](../b.png)\n';
  await writeFile(join(folder, 'bank.md'), bank + shown);
  await writeFile(join(folder, 'a.png'), 'image');
  const target = join(folder, 'bank.apkg');
  await run(['bank', 'export', join(folder, 'bank.md'), '--to', 'apkg', '--output', target]);
  const media = unzip(await readFile(target)).get('media');
  expect(new TextDecoder().decode(media)).toBe('{"0":"a.png"}');
});

async function run(words: string[]) {
  const printed: string[] = [];
  const complained: string[] = [];
  const exitCode: ExitCode = await main(words, {
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
  });
  return { printed: printed.join('\n'), complained: complained.join('\n'), exitCode };
}
