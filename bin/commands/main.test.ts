import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { type ExitCode, root } from './command';
import { main } from './main';

const documents = join(import.meta.dirname, 'testdata');

test.each([
  [['--help'], 0],
  [['bank', '--help'], 0],
  [['bank', 'check', '--help'], 0],
  [['bank', 'import', '--help'], 0],
  [['bank', 'load', '--help'], 0],
  [['-h'], 0],
  [['bank', '-h'], 0],
  [['bank', 'check', '-h'], 0],
  [[], 2],
  [['bank'], 2],
])('%j shows examples and exits with %i', async (words, code) => {
  const { printed, complained, exitCode } = await run(words);
  expect(exitCode).toBe(code);
  expect(printed).toContain('npm run -s readyz -- bank');
  expect(complained).toBe('');
});

test('--version prints the version of the package', async () => {
  expect((await run(['--version'])).printed).toMatch(/^readyz \d+\.\d+\.\d+$/);
});

test.each([
  [['bank', 'chek'], 'There is no command "bank chek". Did you mean "bank check"?'],
  [['bnak', 'load'], 'There is no command "bnak load". Did you mean "bank load"?'],
  [['frobnicate'], 'There is no command "frobnicate".'],
  [['bank', 'check', '--jsno', 'x'], 'There is no option --jsno. Did you mean --json?'],
  [['bank', 'check'], 'Name a file or a folder, such as content.'],
  [['bank', 'check', 'no-such-file'], 'There is no file or folder no-such-file.'],
  [['bank', 'import', 'a', 'b'], 'Name one file or folder.'],
  [['bank', 'load', 'no-such-folder'], 'There is no folder no-such-folder.'],
])('%j is wrong use: what to do is on stderr', async (words, sentence) => {
  const { printed, complained, exitCode } = await run(words);
  expect(exitCode).toBe(2);
  expect(printed).toBe('');
  expect(complained).toContain(sentence);
  expect(complained).toMatch(/See: npm run -s readyz -- .*--help$/);
});

test('bank check prints file:line:column rule message and exits with 1 on errors', async () => {
  const path = join(documents, 'broken.md');
  const { printed, exitCode } = await run(['bank', 'check', path]);
  expect(exitCode).toBe(1);
  expect(printed.split('\n')).toEqual([
    `${path}:7:1 id-missing A question has no id. (warning)`,
    '  Write <!-- id: a-name --> under the heading, so that rewording keeps what people remember.',
    `${path}:7:1 answer-missing A question has no answer. (warning)`,
    '  Write the answer between <details><summary>Answer</summary> and </details>.',
    `${path}:9:1 no-key No choice is marked as right.`,
    '  Mark what is right with [x].',
    `${path}:9:1 choice-explanation-missing A choice has no explanation. (warning)`,
    '  Say under the choice, as an indented > quote, why it is right or wrong.',
    `${path}:10:1 choice-explanation-missing A choice has no explanation. (warning)`,
    '  Say under the choice, as an indented > quote, why it is right or wrong.',
    '1 question in 1 file: 1 error, 4 warnings',
  ]);
});

test('bank check knows the scenarios, and ids and banks that are there twice', async () => {
  const { printed, exitCode } = await run(['bank', 'check', join(documents, 'twice'), '--json']);
  expect(exitCode).toBe(1);
  const report = JSON.parse(printed);
  const rules = report.problems.map((problem: { rule: string }) => problem.rule);
  expect(rules.toSorted()).toEqual(['bank-duplicate', 'id-in-two-banks', 'sim-unknown']);
  expect(report).toMatchObject({ questions: 2, errors: 2, warnings: 1 });
});

test('bank check exits with 0 when all is well', async () => {
  const { printed, exitCode } = await run(['bank', 'check', join(documents, 'sound.md')]);
  expect([printed, exitCode]).toEqual(['1 question in 1 file: 0 errors, 0 warnings', 0]);
});

test('bank import states found = imported + quarantined, and exits with 1 for the latter', async () => {
  const path = join(documents, 'notes.txt');
  const { printed, exitCode } = await run(['bank', 'import', path, '--dry-run']);
  expect(exitCode).toBe(1);
  expect(printed).toContain('3 found = 2 imported + 1 quarantined');
});

test('bank import of what is no text says so, and exits with 1', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'readyz-binary-'));
  const path = join(folder, 'picture.md');
  await writeFile(path, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
  const { printed, exitCode } = await run(['bank', 'import', path, '--dry-run']);
  expect(exitCode).toBe(1);
  expect(printed).toMatch(/^picture\.md:1:1 error not-text This is no text/);
  await rm(folder, { recursive: true });
});

test('bank import accounts for every file of a folder, each by its path in it', async () => {
  const { printed } = await run(['bank', 'import', documents, '--dry-run', '--json']);
  const { found, imported, quarantined, questions } = JSON.parse(printed);
  expect(found).toBe(imported + quarantined);
  const files = questions.map(({ file }: { file: string }) => file);
  expect([...new Set(files)]).toEqual([
    'broken.md',
    'notes.txt',
    'sound.md',
    'twice/first.md',
    'twice/second.md',
  ]);
});

test('bank import without --dry-run says that it cannot, and exits with 2', async () => {
  const { complained, exitCode } = await run(['bank', 'import', join(documents, 'notes.txt')]);
  expect(exitCode).toBe(2);
  expect(complained).toContain('add --dry-run');
});

test('the program prints results on stdout and ends with the code', async () => {
  const script = join(root, 'bin/readyz.mjs');
  const check = [script, 'bank', 'check', join(documents, 'broken.md'), '--json'];
  const { code, stdout, stderr } = await start(check);
  expect([code, stderr]).toEqual([1, '']);
  expect(JSON.parse(stdout)).toMatchObject({ errors: 1 });
});

test('a reader that has seen enough, such as head, is no mistake', async () => {
  const child = spawn(process.execPath, [join(root, 'bin/readyz.mjs'), '--help']);
  child.stdout.destroy();
  expect(await text(child.stderr)).toBe('');
});

test.runIf(process.platform === 'linux')('what may not be read is named', async () => {
  const { complained, exitCode } = await run(['bank', 'check', '/proc/self/mem']);
  expect(exitCode).toBe(2);
  expect(complained).toContain('/proc/self/mem cannot be read (E');
});

async function run(words: string[]) {
  const printed: string[] = [];
  const complained: string[] = [];
  const exitCode: ExitCode = await main(words, {
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
  });
  return { exitCode, printed: printed.join('\n'), complained: complained.join('\n') };
}

function start(args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}
