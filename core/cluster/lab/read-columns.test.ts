import { expect, test } from 'vitest';
import { readColumns } from './read-columns';

test('cells stand under their titles, with spaces in them or empty', () => {
  const printed = [
    'NAME    READY   RESTARTS      NOMINATED NODE',
    'web-a   1/1     1 (3s ago)    <none>',
    'web-b   0/1     0',
    '',
  ].join('\n');
  expect(readColumns(printed)).toEqual([
    ['NAME', 'READY', 'RESTARTS', 'NOMINATED NODE'],
    ['web-a', '1/1', '1 (3s ago)', '<none>'],
    ['web-b', '0/1', '0', ''],
  ]);
});

test('nothing printed is no rows', () => {
  expect(readColumns('')).toEqual([]);
});
