import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuantity } from './read-quantity';

test.each([
  ['300 s', 's', 300],
  ['300', 's', 300],
  ['5min', 's', 300],
  ['5 Minutes', 's', 300],
  ['0,5 h', 'min', 30],
  ['1.5', null, 1.5],
  ['1,5', null, 1.5],
  ['.5', null, 0.5],
  ['30 000', null, 30_000],
  ["30'000", null, 30_000],
  ['1,234,567.5', null, 1_234_567.5],
  ['1.234.567,5', null, 1_234_567.5],
  ['−3', null, -3],
  ['3 nodes', null, 3],
  ['1 GiB', 'Mi', 1024],
  ['500m', 'CPU', 0.5],
  ['90 %', '%', 90],
  ['30000-32767', null, null],
])('%s, asked in %s, is %s', (text, unit, value) => {
  if (value === null) expect(readQuantity(text, '%')).toEqual([]);
  else expect(readQuantity(text, unit)[0]).toBeCloseTo(value, 9);
});

test('a group of three digits behind one mark can be read both ways', () => {
  expect(readQuantity('1,500', null)).toEqual([1500, 1.5]);
});

test.each(['', 's', 'five', '1,2,3', '1.2.3', '.', '--1'])('"%s" is no number', (text) => {
  expect(readQuantity(text, 's')).toEqual([]);
});

test('another unit is another quantity', () => {
  expect(readQuantity('300 Mi', 's')).toEqual([]);
  expect(readQuantity('300 pods', 's')).toEqual([]);
});

test('any number that is printed is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (thousandths) => {
      const value = thousandths / 1000;
      expect(readQuantity(value.toFixed(3), null)).toContain(value);
    }),
    { seed: 8 },
  );
});
