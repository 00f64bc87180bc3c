import { expect, test } from 'vitest';
import { makeLog } from './log';

function written(fields: object): string {
  const lines: string[] = [];
  makeLog({ write: (line: string) => lines.push(line) }, 'info').info(fields, 'words');
  return lines.join('');
}

test('a line is JSON with its words', () => {
  expect(JSON.parse(written({ id: 7 }))).toMatchObject({ level: 30, msg: 'words', id: 7 });
});

test.each([
  { token: 'canary' },
  { headers: { cookie: 'canary' } },
  { request: { headers: { 'set-cookie': 'canary', authorization: 'canary' } } },
  { password: 'canary', databaseUrl: 'canary' },
])('a secret is blacked out: %o', (fields) => {
  expect(written(fields)).not.toContain('canary');
});
