import { expect, test } from 'vitest';
import { after, deploymentYaml, kubectl, openCluster } from '../testing';
import type { Cluster } from '../world';

const files = {
  'web.yaml': deploymentYaml(2),
  'size.yaml': 'spec: { replicas: 3 }\n',
};
const cluster = after(openCluster(files), 'create -f web.yaml');
const REJECTED =
  'The request is invalid: the server rejected our request due to an error in our request\n';

function said(of: Cluster, text: string): string {
  const { output } = kubectl(of, text);
  return output.stdout + output.stderr;
}

test.each([
  ['-p \'{"spec":{"replicas":3}}\'', 'deployment.apps/web patched\n'],
  ['-p \'{"spec":{"replicas":2}}\'', 'deployment.apps/web patched (no change)\n'],
  ["-p 'spec: {replicas: 3}'", 'deployment.apps/web patched\n'],
  ['--patch-file size.yaml', 'deployment.apps/web patched\n'],
  [
    '--patch-file gone.yaml',
    'error: unable to read patch file: open gone.yaml: no such file or directory\n',
  ],
  [
    '--type=json -p \'[{"op":"replace","path":"/spec/replicas","value":5}]\'',
    'deployment.apps/web patched\n',
  ],
  ['--type=json -p \'[{"op":"remove","path":"/metadata/labels/none"}]\'', REJECTED],
  [
    '--type=json -p \'{"spec":{}}\'',
    'Error from server (BadRequest): json: cannot unmarshal object into Go value of type jsonpatch.Patch\n',
  ],
  [
    "-p 'just words'",
    'Error from server (BadRequest): json: cannot unmarshal string into Go value of type map[string]interface {}\n',
  ],
  [
    '-p \'{"metadata":{"name":"other"}}\'',
    'Error from server (BadRequest): the name of the object (other) does not match the name on the URL (web)\n',
  ],
  ["--type=odd -p '{}'", 'error: --type must be one of [json merge strategic], not "odd"\n'],
  ['', 'error: must specify --patch or --patch-file containing the contents of the patch\n'],
])('`patch deployment web %s` says what kubectl says', (flags, words) => {
  expect(said(cluster, `patch deployment web ${flags}`)).toBe(words);
});

test('a dry run says nothing of being one, and changes nothing', () => {
  const text = 'patch deployment web -p \'{"spec":{"replicas":7}}\' --dry-run=server';
  expect(said(cluster, text)).toBe('deployment.apps/web patched\n');
  expect(said(after(cluster, text), 'get deployment web -o jsonpath={.spec.replicas}')).toBe('2');
});

test('a pod keeps the containers that it was made with', () => {
  const made = after(cluster, 'run one --image=web:1');
  const text = `patch pod one -p '{"spec":{"containers":[{"name":"two","image":"web:2"}]}}'`;
  expect(said(made, text)).toBe(
    'The Pod "one" is invalid: spec.containers: Forbidden: pod updates may not add or remove containers\n',
  );
});
