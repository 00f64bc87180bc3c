import { expect, test } from 'vitest';
import { isAccepted } from './is-accepted';

const expose = ['kubectl expose deployment web --port=80 --target-port=8080 --dry-run'];

test.each([
  'kubectl expose deployment web --port=80 --target-port=8080 --dry-run',
  'kubectl expose deployment web --dry-run --target-port=8080 --port=80',
  'kubectl expose --port 80 deployment web --target-port 8080 --dry-run',
  'Kubectl  expose deployment web --port=80 --dry-run --target-port 8080',
])('%s is the same command', (given) => {
  expect(isAccepted(given, expose)).toBe(true);
});

test.each([
  '',
  'kubectl expose web deployment --port=80 --target-port=8080 --dry-run',
  'kubectl expose deployment web --port=8080 --target-port=80 --dry-run',
  'kubectl expose deployment web --port=80 --target-port=8080',
  'kubectl expose deployment web --port=80 --target-port=8080 --dry-run --dry-run',
  'kubectl expose deployment web --port=80 --target-port --dry-run 8080',
  'kubectl expose deployment web 80 --port --target-port=8080 --dry-run',
])('%s is another command', (given) => {
  expect(isAccepted(given, expose)).toBe(false);
});

test('an option with one hyphen keeps its place, because nobody knows whether it takes a value', () => {
  expect(isAccepted('kubectl get pods web -n', ['kubectl get pods -n web'])).toBe(false);
});

test('words that are no command are compared as they are', () => {
  expect(isAccepted(' Blue   GREEN ', ['blue green'])).toBe(true);
  expect(isAccepted('green blue', ['blue green'])).toBe(false);
});
