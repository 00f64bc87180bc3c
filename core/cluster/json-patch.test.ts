import { expect, test } from 'vitest';
import { jsonPatch } from './json-patch';

const object = { metadata: { labels: { a: '1' } }, spec: { replicas: 2, list: ['x', 'y'] } };

test.each([
  ['add', '/metadata/labels/b~1c', { value: '2' }, { a: '1', 'b/c': '2' }],
  ['replace', '/metadata/labels/a', { value: '2' }, { a: '2' }],
  ['remove', '/metadata/labels/a', {}, {}],
  ['copy', '/metadata/labels/b', { from: '/metadata/labels/a' }, { a: '1', b: '1' }],
  ['move', '/metadata/labels/b', { from: '/metadata/labels/a' }, { b: '1' }],
  ['test', '/spec/replicas', { value: 2 }, { a: '1' }],
])('%s %s is done', (op, path, more, labels) => {
  expect(jsonPatch(object, [{ op, path, ...more }])).toMatchObject({ metadata: { labels } });
});

test.each([
  ['-', ['x', 'y', 'z']],
  ['0', ['z', 'x', 'y']],
  ['2', ['x', 'y', 'z']],
])('what is added at %s of a list has its place there', (at, list) => {
  const patched = jsonPatch(object, [{ op: 'add', path: `/spec/list/${at}`, value: 'z' }]);
  expect(patched).toMatchObject({ spec: { list } });
});

test.each([
  [{ op: 'remove', path: '/metadata/labels/none' }],
  [{ op: 'replace', path: '/metadata/labels/none', value: 1 }],
  [{ op: 'add', path: '/none/below', value: 1 }],
  [{ op: 'add', path: '/spec/list/3', value: 'z' }],
  [{ op: 'test', path: '/spec/replicas', value: 3 }],
  [{ op: 'copy', from: '/none', path: '/metadata/labels/b' }],
  [{ op: 'frobnicate', path: '/spec' }],
])('%j cannot be done, and nothing of the patch is', (operation) => {
  const first = { op: 'replace', path: '/spec/replicas', value: 9 };
  expect(jsonPatch(object, [first, operation])).toBeNull();
});
