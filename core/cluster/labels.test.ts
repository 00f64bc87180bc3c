import { expect, test } from 'vitest';
import { requirementsOf } from './labels';

test('of several things that are wrong in a selector the first one is told', () => {
  const unknown = { key: 'tier', operator: 'Gt' };
  expect(requirementsOf({ matchExpressions: [unknown] })).toEqual({
    error: '"Gt" is not a valid pod selector operator',
  });
  expect(requirementsOf({ matchLabels: { app: 'a b' }, matchExpressions: [unknown] })).toEqual({
    error: expect.stringContaining('invalid label value: "a b": at key: "app"'),
  });
});
