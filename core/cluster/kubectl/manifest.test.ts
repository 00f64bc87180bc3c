import { expect, test } from 'vitest';
import { kubectl, openCluster } from '../testing';

const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec: ${spec}\n`;
const files = {
  'typo.yaml': pod('{ containers: [ { name: c, image: x, imagePullPolice: Never } ], hostIP: y }'),
  'map.yaml': pod('{ containers: { name: c, image: x } }'),
  'unnamed.yaml': pod('{ containers: [ { image: x } ] }'),
  'number.yaml': pod('{ containers: [ { name: c, image: x, env: [ { name: A, value: 1 } ] } ] }'),
  'label.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: { name: p, labels: { app: y } }\nspec: { containers: [ { name: c, image: x } ] }\n',
  'untyped.yaml': 'metadata: { name: p }\n',
  'words.yaml': 'just words\n',
  'budget.yaml':
    'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: p }\nspec: { minAvailable: 1 }\n',
  'elsewhere.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c, namespace: kube-public }\n',
  'list.yaml':
    'apiVersion: v1\nkind: List\nitems:\n- { apiVersion: v1, kind: ConfigMap, metadata: { name: one } }\n- { apiVersion: v1, kind: ConfigMap, metadata: { name: two } }\n',
};
const old = openCluster(files, { profile: '1.20' });
const recent = openCluster(files, { profile: '1.36' });

function said(text: string, cluster = old): string {
  const { output } = kubectl(cluster, text);
  return output.stdout + output.stderr;
}

const invalid = (file: string, problems: string) =>
  `error: error validating "${file}": error validating data: ${problems}; if you choose to ignore these errors, turn validation off with --validate=false\n`;

test.each([
  [
    'typo.yaml',
    '[ValidationError(Pod.spec.containers[0]): unknown field "imagePullPolice" in io.k8s.api.core.v1.Container, ValidationError(Pod.spec): unknown field "hostIP" in io.k8s.api.core.v1.PodSpec]',
  ],
  [
    'map.yaml',
    'ValidationError(Pod.spec.containers): invalid type for io.k8s.api.core.v1.PodSpec.containers: got "map", expected "array"',
  ],
  [
    'unnamed.yaml',
    'ValidationError(Pod.spec.containers[0]): missing required field "name" in io.k8s.api.core.v1.Container',
  ],
  ['untyped.yaml', '[apiVersion not set, kind not set]'],
  ['words.yaml', 'invalid object to validate'],
])(
  'before an old server is asked, kubectl says what %s has that its kind has not',
  (file, words) => {
    expect(said(`create -f ${file}`)).toBe(invalid(file, words));
  },
);

test('a newer server says itself which fields it does not know', () => {
  expect(said('create -f typo.yaml', recent)).toBe(
    'Error from server (BadRequest): error when creating "typo.yaml": Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.containers[0].imagePullPolice", unknown field "spec.hostIP"\n',
  );
});

test('with validation turned off, unknown fields do not matter', () => {
  expect(said('create -f typo.yaml --validate=false')).toBe('pod/p created\n');
});

test('an old server says where it read a number for a text', () => {
  expect(said('create -f number.yaml')).toBe(
    'Error from server (BadRequest): error when creating "number.yaml": Pod in version "v1" cannot be handled as a Pod: v1.Pod.Spec: v1.PodSpec.Containers: []v1.Container: v1.Container.Name: Image: Env: []v1.EnvVar: v1.EnvVar.Value: ReadString: expects " or n, but found 1, error found in #10 byte of ...|,"value":1}],"image"|..., bigger context ...|spec":{"containers":[{"env":[{"name":"A","value":1}],"image":"x","name":"c"}]}}\n|...\n',
  );
});

test.each([
  [
    'create -f label.yaml',
    'error: unable to decode "label.yaml": json: cannot unmarshal bool into Go struct field ObjectMeta.metadata.labels of type string\n',
  ],
  [
    'create -f budget.yaml',
    'error: resource mapping not found for name: "p" namespace: "" from "budget.yaml": no matches for kind "PodDisruptionBudget" in version "policy/v1"\nensure CRDs are installed first\n',
  ],
  [
    'create -f elsewhere.yaml -n default',
    'error: the namespace from the provided object "kube-public" does not match the namespace "default". You must pass \'--namespace=kube-public\' to perform this operation.\n',
  ],
  ['create -f list.yaml', 'configmap/one created\nconfigmap/two created\n'],
  ['create -f list.yaml -f gone.yaml', 'error: the path "gone.yaml" does not exist\n'],
])('`%s` says what kubectl says', (text, words) => {
  expect(said(text)).toBe(words);
});
