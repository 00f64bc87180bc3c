import { expect, test } from 'vitest';
import { advance, run } from '../cluster';
import { after, deploymentYaml, openCluster } from '../testing';
import type { Cluster } from '../world';

const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata: { a: b }\n';
const files = { 'web.yaml': deploymentYaml(2), 'c.yaml': map, 'd.yaml': map.replace('c }', 'd }') };
const cluster = advance(after(openCluster(files), 'create -f web.yaml -f c.yaml -f d.yaml'), 8_000);
const INVALID = (what: string) =>
  `error: ${what} is invalid\nA copy of your changes has been stored to "/tmp/kubectl-edit-8000.yaml"\nerror: Edit cancelled, no valid changes were saved.\n`;
const KEPT = 'A copy of your changes has been stored to "/tmp/kubectl-edit-8000.yaml"\nerror: ';

function said(text: string, of: Cluster = cluster): string {
  const { output } = run(of, { type: 'kubectl', text });
  return output.stdout + output.stderr;
}

function edited(script: string, rest: string): string {
  return said(`KUBE_EDITOR="sed -i '${script}'" kubectl edit ${rest}`);
}

test.each([
  ['s/replicas: 2/replicas: 3/', 'deployment web', 'deployment.apps/web edited\n'],
  ['s/replicas: 2/replicas: 3/', '-f web.yaml', 'deployment.apps/web edited\n'],
  ['s/image: web:1/image: web:2/', 'deploy/web -n default', 'deployment.apps/web edited\n'],
  ['s/replicas: 5/replicas: 3/', 'deployment web', 'Edit cancelled, no changes made.\n'],
  ['s/a: b/a: c/', 'configmap c d', 'configmap/c edited\nconfigmap/d edited\n'],
  ['s/replicas: 2/replicas: -2/', 'deployment web', INVALID('deployments.apps "web"')],
  ['s/replicas: 2/replicaz: 2/', 'deployment web', INVALID('deployments.apps "web"')],
  ['s/app: web/app: other/', 'deployment web', INVALID('deployments.apps "web"')],
  ['s/kind:/kind/', 'configmap c', INVALID('configmaps "c"')],
  ['/^kind/d', 'configmap c', INVALID('configmaps "c"')],
  ['d', 'configmap c', INVALID('configmaps "c"')],
  [
    's/name: c$/name: e/',
    'configmap c',
    `${KEPT}At least one of apiVersion, kind and name was changed\n`,
  ],
  [
    's/namespace: .*/namespace: other/',
    'configmap c',
    `${KEPT}the namespace from the provided object "other" does not match the namespace "default". You must pass '--namespace=other' to perform this operation.\n`,
  ],
  [
    's/resourceVersion: .*/resourceVersion: \\"1\\"/',
    'configmap c',
    'error: configmaps "c" could not be patched: Operation cannot be fulfilled on configmaps "c": the object has been modified; please apply your changes to the latest version and try again\nYou can run `kubectl replace -f /tmp/kubectl-edit-8000.yaml` to try this update again.\n',
  ],
  [
    's/a: b/a: c/',
    'configmap c --record',
    'Flag --record has been deprecated, --record will be removed in the future\nconfigmap/c edited\n',
  ],
  [
    's/a: b/a: c/',
    'configmap c -o name',
    'error: unable to match a printer suitable for the output format "name", allowed formats are: json,yaml\n',
  ],
  ['s/x', 'configmap nope', 'Error from server (NotFound): configmaps "nope" not found\n'],
])('with the editor `sed -i %s`, `edit %s` says what kubectl says', (script, rest, words) => {
  const lines = edited(script, rest).split('\n').sort();
  expect(lines).toEqual(words.split('\n').sort());
});

test('what the editor wrote is what the object becomes', () => {
  const line = `EDITOR="sed -i 's/a: b/a: b2/'" kubectl edit configmap c --record >/dev/null 2>&1`;
  expect(
    said(`${line}; kubectl get configmap c -o jsonpath='{.data}{.metadata.annotations}'`),
  ).toBe('{"a":"b2"}{"kubernetes.io/change-cause":"kubectl edit configmap c --record=true"}');
});

test('as JSON it is edited without a head, and printed', () => {
  const line = `KUBE_EDITOR="sed -i 's/: \\"b\\"/: \\"x\\"/'" kubectl edit configmap c -o json`;
  expect(JSON.parse(said(line))).toMatchObject({ kind: 'ConfigMap', data: { a: 'x' } });
});

test('what is invalid is opened again with the reason above it', () => {
  // The second pass sees the reason, and mends it.
  const script =
    '/was not valid/,\\$s/^  replicas: .*/  replicas: 4/;s/^  replicas: 2/  replicas: -2/';
  const words = 'error: deployments.apps "web" is invalid\ndeployment.apps/web edited\n'
    .split('\n')
    .sort();
  expect(edited(script, 'deployment web').split('\n').sort()).toEqual(words);
});

test('an editor that never stops making it worse is given up', () => {
  expect(edited('s/replicas: /replicas: -/', 'deployment web')).toContain(
    'error: Edit cancelled, no valid changes were saved.\n',
  );
});

test.each([
  ['kubectl edit configmap c', 'vi'],
  ['KUBE_EDITOR=nano kubectl edit configmap c', 'nano'],
])('`%s` says that there is no %s, and what works', (line, editor) => {
  expect(said(line)).toBe(
    [
      `error: unable to launch the editor "${editor}"`,
      'There is no screen for an editor here; name a command that changes the file, such as',
      `  KUBE_EDITOR="sed -i 's/replicas: 2/replicas: 3/'" kubectl edit deployment web\n`,
    ].join('\n'),
  );
});

test('an editor that fails is blamed', () => {
  expect(said('KUBE_EDITOR=false kubectl edit configmap c')).toBe(
    'error: there was a problem with the editor "false"\n',
  );
});

test('an editor named on one line is not there on the next', () => {
  expect(said('KUBE_EDITOR=true true; kubectl edit configmap c')).toContain('editor "vi"');
});
