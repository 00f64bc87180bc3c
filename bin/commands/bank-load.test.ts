import { mkdtemp, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { env } from '#server/env';
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
  expect(printed).toContainEqual(expect.stringMatching(/^broken\.md:9:1 no-key /));
  expect(printed.join('\n')).toMatch(/^twice\/\w+\.md:\d+:1 sim-unknown There is no scenario/m);
});

test('bank load of a folder without banks says so and exits with 1', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'readyz-empty-'));
  const complained: string[] = [];
  const code = await main(['bank', 'load', folder], {
    print: () => undefined,
    complain: (line) => complained.push(line),
  });
  expect([code, complained]).toEqual([1, [expect.stringContaining(`no .md file, in ${folder}`)]]);
  await rmdir(folder);
});

test.each([
  ['DATABASE_URL', 'postgresql://nobody@127.0.0.1:1/nothing', 'No PostgreSQL answers'],
  ['PORT', 'many', 'PORT must be a number'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be debug, info, warn, error or silent'],
])('bank load with %s=%s says what to do and exits with 1', async (name, value, sentence) => {
  expect(await loadWith(name, value)).toEqual([1, [expect.stringContaining(sentence)]]);
});

test.each([
  [
    'create table theirs (number int)',
    'holds tables of something else, and Readyz needs one of its own',
  ],
  [
    'revoke create on schema public from public',
    'may not make tables there (ERROR: permission denied',
  ],
])('a database after "%s" is refused in one line', async (sql, sentence) => {
  const { DATABASE_URL } = env();
  const theirs = new URL(DATABASE_URL);
  theirs.pathname = `${theirs.pathname}_theirs`;
  const database = theirs.pathname.slice(1);
  await ask(
    DATABASE_URL,
    `create role guest login password 'guest'`,
    `create database ${database}`,
  );
  try {
    await ask(theirs.href, sql, 'grant usage on schema public to guest');
    Object.assign(theirs, { username: 'guest', password: 'guest' });
    const [code, complained] = await loadWith('DATABASE_URL', theirs.href);
    expect([code, complained]).toEqual([1, [expect.stringContaining(sentence)]]);
    expect(complained.join()).not.toContain('\n');
  } finally {
    await ask(DATABASE_URL, `drop database ${database} with (force)`, 'drop role guest');
  }
});

/** Exit code and complaints of `bank load` while a variable has another value. */
async function loadWith(name: string, value: string): Promise<[number, string[]]> {
  const before = process.env[name];
  process.env[name] = value;
  const complained: string[] = [];
  const code = await main(['bank', 'load'], {
    print: () => undefined,
    complain: (line) => complained.push(line),
  });
  if (before === undefined) delete process.env[name];
  else process.env[name] = before;
  return [code, complained];
}

async function ask(databaseUrl: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
