import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useDatabase } from '#server/test/database';
import { main } from './main';

useDatabase();

test('bank load loads what is sound, names what is not, and exits with 1', async () => {
  const printed: string[] = [];
  const code = await main(['bank', 'load', join(import.meta.dirname, 'testdata')], {
    print: (line) => printed.push(line),
    complain: () => undefined,
  });
  expect(code).toBe(1);
  expect(printed).toContain('sound: 1 added, 0 changed, 0 retired, 0 unchanged');
  expect(printed).toContain(
    'broken.md:7:1 id-missing Write <!-- id: some-name --> under the heading.',
  );
  expect(printed.join('\n')).toMatch(/^twice\/\w+\.md:\d+:1 sim-unknown There is no scenario/m);
});

test.each([
  ['DATABASE_URL', 'postgresql://nobody@127.0.0.1:1/nothing', 'No PostgreSQL answers'],
  ['PORT', 'many', 'PORT must be a number'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be debug, info, warn, error or silent'],
])('bank load with %s=%s says what to do and exits with 1', async (name, value, sentence) => {
  const before = process.env[name];
  process.env[name] = value;
  const complained: string[] = [];
  const code = await main(['bank', 'load'], {
    print: () => undefined,
    complain: (line) => complained.push(line),
  });
  if (before === undefined) delete process.env[name];
  else process.env[name] = before;
  expect([code, complained]).toEqual([1, [expect.stringContaining(sentence)]]);
});
