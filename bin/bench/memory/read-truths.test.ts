import { expect, test } from 'vitest';
import { builtInTruths } from './built-in-truths';
import { readTruths } from './read-truths';

const exponential = {
  name: 'quick',
  kind: 'exponential',
  parameters: { firstHalfLifeDays: [1, 2, 4, 8], growth: [0.5, 1.2, 2, 3] },
};

test('truths of every kind are read as they are written', () => {
  expect(readTruths(JSON.stringify(builtInTruths))).toEqual({ truths: builtInTruths });
});

test('weights alone are enough for FSRS-6', () => {
  const w = Array.from({ length: 21 }, () => 1);
  const read = readTruths(JSON.stringify([{ name: 'me', kind: 'fsrs6', parameters: { w } }]));
  expect(read).toEqual({
    truths: [{ name: 'me', kind: 'fsrs6', parameters: { w, stabilityScale: 1 } }],
  });
});

test.each([
  ['{', /^This is no JSON: /],
  ['{}', /^truths: .*array/],
  ['[]', /^truths: There is no truth in it\.$/],
  [
    [{ ...exponential, kind: 'linear' }],
    /^truths\[0\]\.kind: The kind is fsrs6, exponential or dual\.$/,
  ],
  [[exponential, { ...exponential, name: '' }], /^truths\[1\]\.name: /],
  [
    [{ name: 'me', kind: 'fsrs6', parameters: { w: [1, 2] } }],
    /^truths\[0\]\.parameters\.w: FSRS-6 has 21 weights\.$/,
  ],
  [
    [{ ...exponential, parameters: { ...exponential.parameters, growth: [1, 2, 3] } }],
    /^truths\[0\]\.parameters\.growth: Give four positive numbers/,
  ],
  [
    [{ ...exponential, parameters: { ...exponential.parameters, growth: [1, 2, -3, 4] } }],
    /^truths\[0\]\.parameters\.growth\[2\]: /,
  ],
  [[exponential, exponential], /^"quick" is there twice/],
])('%j is refused, with the place of the mistake', (file, problem) => {
  const read = readTruths(typeof file === 'string' ? file : JSON.stringify(file));
  expect(read).toEqual({ problems: [expect.stringMatching(problem)] });
});
