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
  ['{.items[*].metadata.nothing}', ''],
  ["{.items[*]['metadata.name','status.restarts']}", 'a b 3'],
  ['{.items[0].ports[0,1]}', '80 443'],
  ['{.items[?(@.status.restarts)].metadata.name}', 'b'],
  ['{.items[::2].metadata.name}', 'a'],
  ['{$.items[0].metadata.name}', 'a'],
  ['{range.items[*]}{.metadata.name}{end}', 'ab'],
  ['.items[0]', '.items[0]'],
  ['{5}{true}', '5true'],
])('%s', (template, expected) => {
  expect(printJsonPath(template, list)).toEqual({ text: expected });
});

test.each([
  ['{.items', 'unclosed action'],
  ['{.items[0', 'unterminated array'],
  ['{.items[x]}', 'invalid array index x'],
])('%s cannot be read', (template, parsing) => {
  expect(printJsonPath(template, list)).toEqual({ problem: { parsing } });
});

test.each([
  ['{.items[5].metadata}', 'array index out of bounds: index 5, length 2'],
  ['{.items[-3].metadata}', 'array index out of bounds: index -1, length 2'],
  ['{.items[0:5].metadata}', 'array index out of bounds: index 4, length 2'],
  ['{.items[0].metadata.name[0]}', 'string is not array or slice'],
  ['{items}', 'unrecognized identifier items'],
  ['{end}', 'not in range, nothing to end'],
  ['{.items[?(@.metadata.name==a)]}', 'unrecognized identifier a'],
])('%s cannot be filled in', (template, executing) => {
  expect(printJsonPath(template, list)).toEqual({ problem: { executing } });
});
