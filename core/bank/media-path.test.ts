import { expect, test } from 'vitest';
import { mediaPath } from './media-path';

test.each([
  ['node.png', 'node.png'],
  ['./images/node.png', './images/node.png'],
  ['a%20node.png', 'a node.png'],
  ['100%.png', '100%.png'],
  ['..node.png', '..node.png'],
])('%j names the file %j', (address, path) => {
  expect(mediaPath(address)).toBe(path);
});

test.each([
  '',
  'https://k8s.io/a.png',
  'data:image/png;base64,AAAA',
  'javascript:alert(1)',
  '//k8s.io/a.png',
  '/api/quizzes',
  '#place',
  '?query',
  '../node.png',
  'images/%2e%2e/node.png',
  'images\\node.png',
  'a%00.png',
  'a\nb.png',
  'half \ud800.png',
  'a'.repeat(256),
])('%j names no file of the bank', (address) => {
  expect(mediaPath(address)).toBeNull();
});
