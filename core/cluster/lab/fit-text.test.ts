import { expect, test } from 'vitest';
import { fitEnd, fitPodName, fitStart } from './fit-text';

test('a text that fits is left alone', () => {
  expect(fitEnd('web', 3)).toBe('web');
  expect(fitStart('web', 3)).toBe('web');
});

test('a text that does not fit keeps the end that was asked for', () => {
  expect(fitEnd('web-6d9f-x7k2q', 8)).toBe('…f-x7k2q');
  expect(fitStart('default-scheduler', 8)).toBe('default…');
});

test('a pod in little room is called by the part of its name that no other pod has', () => {
  expect(fitPodName('web-6d9f7b5c4-x7k2q', 5)).toBe('x7k2q');
  expect(fitPodName('web-6d9f7b5c4-x7k2q', 19)).toBe('web-6d9f7b5c4-x7k2q');
});
