import { expect, test } from 'vitest';
import { parseFieldSelector } from './field-selector';

test('terms are equal or unequal, and an empty value is one', () => {
  expect(parseFieldSelector('status.phase!=Running,spec.nodeName=', 'Pod')).toEqual([
    { path: 'status.phase', value: 'Running', isEqual: false },
    { path: 'spec.nodeName', value: '', isEqual: true },
  ]);
});

test.each([
  ['Pod', 'foo=bar', 'field label not supported: foo'],
  ['Pod', 'status.phase', "invalid selector: 'status.phase'; can't understand 'status.phase'"],
  ['Node', 'status.phase=x', 'field label not supported: status.phase'],
  [
    'Deployment',
    'spec.replicas=3',
    '"spec.replicas" is not a known field selector: only "metadata.name", "metadata.namespace"',
  ],
  ['Job', 'foo=1', 'field label "foo" not supported for batchv1.Job'],
] as const)("of a %s, `%s` is refused in the server's words", (kind, text, error) => {
  expect(parseFieldSelector(text, kind)).toEqual({ error });
});
