import { expect, test } from 'vitest';
import { isMet } from './labels';
import { parseSelector } from './parse-selector';

test('labels.parse: all that a selector asks must hold', () => {
  const asked = parseSelector('tier in (front, back),env!=qa,!beta,cores>2');
  if ('error' in asked) throw new Error(asked.error);
  const selects = (labels: Record<string, string>) => asked.every((each) => isMet(each, labels));
  expect(selects({ tier: 'front', cores: '4' })).toBe(true);
  expect(selects({ tier: 'front', cores: '4', env: 'qa' })).toBe(false);
  expect(selects({ tier: 'front', cores: '4', beta: '' })).toBe(false);
  expect(selects({ tier: 'front' })).toBe(false);
});

test('labels.parse: what cannot be read is said in words', () => {
  expect(parseSelector('app in web')).toEqual({
    error: "unable to parse requirement: found 'web' expected: '('",
  });
  expect(parseSelector('app web')).toEqual({
    error: "unable to parse requirement: found 'web', expected: '=', '!=', '==', 'in', notin'",
  });
});
