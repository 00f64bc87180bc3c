import { expect, test } from 'vitest';
import { printJsonPath } from './json-path';

const list = {
  items: [
    {
      metadata: { name: 'a', labels: { 'app.kubernetes.io/name': 'web' } },
      status: {
        conditions: [
          { type: 'Ready', status: 'True' },
          { type: 'Initialized', status: 'False' },
        ],
      },
      ports: [80, 443],
    },
    { metadata: { name: 'b' }, status: { restarts: 3 } },
  ],
};

test.each([
  ['{.items[*].metadata.name}', 'a b'],
  ['{.items[0].metadata.name}', 'a'],
  ['{.items[-1].metadata.name}', 'b'],
  ['{.items[0].ports[0:1]}', '80'],
  ['{.items[0].ports}', '[80,443]'],
  ["{.items[0].metadata.labels['app.kubernetes.io/name']}", 'web'],
  ['{.items[0].metadata.labels.app\\.kubernetes\\.io/name}', 'web'],
  ['{.items[0].status.conditions[?(@.type=="Ready")].status}', 'True'],
  ['{.items[?(@.status.restarts>2)].metadata.name}', 'b'],
  ['{range .items[*]}{.metadata.name}{"\\t"}{.status.restarts}{"\\n"}{end}', 'a\t\nb\t3\n'],
  ['name: {.items[1].metadata.name}', 'name: b'],
  ['{..name}', 'a b'],
  ['{.nothing.here}', ''],
])('%s', (template, expected) => {
  expect(printJsonPath(template, list)).toBe(expected);
});

test('a brace that does not close is no template', () => {
  expect(printJsonPath('{.items', list)).toBeNull();
});
