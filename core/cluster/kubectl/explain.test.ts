import { expect, test } from 'vitest';
import type { Profile } from '../profile';
import { kubectl, openCluster } from '../testing';

function explained(text: string, profile: Profile): string {
  const { stdout, stderr } = kubectl(openCluster({}, { profile }), `explain ${text}`).output;
  return stdout + stderr;
}

test('a field has its type, in the layout of old servers and of new ones', () => {
  expect(explained('deploy.spec.replicas', '1.20')).toBe(
    'KIND:     Deployment\nVERSION:  apps/v1\n\nFIELD:    replicas <integer>\n\n',
  );
  expect(explained('deploy.spec.replicas', '1.36')).toBe(
    'GROUP:      apps\nKIND:       Deployment\nVERSION:    v1\n\nFIELD: replicas <integer>\n\n',
  );
});

test('an object has its fields', () => {
  const lines = explained('deploy.spec', '1.20').split('\n');
  expect(lines).toContain('RESOURCE: spec <Object>');
  expect(lines).toContain('   selector\t<Object> -required-');
  expect(lines).toContain('   replicas\t<integer>');
});

test('with --recursive the fields below stand under theirs', () => {
  expect(explained('deploy --recursive', '1.20')).toContain(
    '   spec\t<Object>\n      minReadySeconds\t<integer>\n',
  );
});

test.each([
  ['pod.nope', 'error: field "nope" does not exist\n'],
  ['nope', 'the server doesn\'t have a resource type "nope"\n'],
  [
    '',
    'error: You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.\n',
  ],
])('`explain %s` is refused', (text, words) => {
  expect(explained(text, '1.20')).toBe(words);
});
