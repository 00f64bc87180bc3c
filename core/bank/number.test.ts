import { expect, test } from 'vitest';
import { parseBank } from './parse-bank';

test.each([
  ['= 30 s ± 5', { value: 30, unit: 's', tolerance: 5 }],
  ['= 30 s ± 5 s', { value: 30, unit: 's', tolerance: 5 }],
  ['=2.5GiB+/-0.5', { value: 2.5, unit: 'GiB', tolerance: 0.5 }],
  ['= -3 ± 0', { value: -3, unit: null, tolerance: 0 }],
  ['= 25 % ± 1', { value: 25, unit: '%', tolerance: 1 }],
  ['= 10 requests per second ± 2', { value: 10, unit: 'requests per second', tolerance: 2 }],
  ['= 7', { value: 7, unit: null, tolerance: 0 }],
])('%s is a number', (line, key) => {
  expect(bodyOf(line)).toEqual({ kind: 'number', ...key });
});

test.each(['30 s ± 5', 'a = 30', 'Before it\n= 30 s'])('%j is not one', (line) => {
  expect(bodyOf(line)).toEqual({ kind: 'open' });
});

function bodyOf(line: string) {
  return parseBank(`## How long?\n<!-- id: a -->\n\n${line}\n`).questions[0]?.body;
}
