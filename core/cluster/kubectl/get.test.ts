import { expect, test } from 'vitest';
import { advance, createCluster } from '../cluster';
import { after, deploymentYaml, kubectl, openCluster, scenarioOf } from '../testing';
import type { Cluster } from '../world';

const files = {
  'web.yaml': deploymentYaml(2),
  'pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: { name: one, labels: { app: one } }\nspec: { containers: [ { name: c, image: "web:1" } ] }\n',
  'columns.txt': 'NAME PHASE\n.metadata.name .status.phase\n',
};
const running = advance(
  after(openCluster(files, { profile: '1.20' }), 'apply -f web.yaml -f pod.yaml'),
  8_000,
);

function said(cluster: Cluster, text: string): string {
  const { output } = kubectl(cluster, text);
  return output.stdout + output.stderr;
}

test.each([
  ['get pod one -o name', 'pod/one\n'],
  ['get pod/one deploy/web -o name', 'pod/one\ndeployment.apps/web\n'],
  ['get pods one --no-headers -Lapp', 'one   1/1   Running   0     8s    one\n'],
  ['get pod one --show-kind --no-headers', 'pod/one   1/1   Running   0     8s\n'],
  ['get pod one -o custom-columns=A:.metadata.labels --no-headers', 'map[app:one]\n'],
  ['get pod one -o custom-columns-file=columns.txt', 'NAME   PHASE\none    Running\n'],
  ['get pod one -o go-template={{.status.phase}}', 'Running'],
  ['get pod one -o go-template --template={{.kind}}', 'Pod'],
  ['get deploy web -o jsonpath-as-json={.spec.replicas}', '[\n    2\n]\n'],
  ['get pods -l app=none', 'No resources found in default namespace.\n'],
  ['get nodes,pods -l app=none', 'No resources found\n'],
  ['get ingress', 'No resources found in default namespace.\n'],
  ['get crd', 'No resources found\n'],
  ['get pod nope --ignore-not-found', ''],
  ['get -f pod.yaml -o name', 'pod/one\n'],
  ['get --raw /healthz', 'ok'],
  ['get pods --sort-by=.nope', 'No resources found in default namespace.\n'],
])('`%s` shows what kubectl shows', (text, words) => {
  expect(said(running, text)).toBe(words);
});

test.each([
  ['get pods one -l app=one', 'error: name cannot be provided when a selector is specified\n'],
  ['get pod one -A', 'error: a resource cannot be retrieved by name across all namespaces\n'],
  ['get pod/', 'error: arguments in resource/name form must have a single resource and name\n'],
  ['get pod/a/b', 'error: arguments in resource/name form may not have more than one slash\n'],
  ['get ingress x', 'Error from server (NotFound): ingresses.networking.k8s.io "x" not found\n'],
  ['get pod x -n nowhere', 'Error from server (NotFound): namespaces "nowhere" not found\n'],
  ['get deployments.nope', 'error: the server doesn\'t have a resource type "deployments"\n'],
  ['get -f gone.yaml', 'error: the path "gone.yaml" does not exist\n'],
  [
    'get pods -f pod.yaml',
    'error: when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well\n',
  ],
  ['get pods -o jsonpath', 'error: template format specified but no template given\n'],
  [
    'get pods -o name --show-labels',
    'error: --show-labels option cannot be used with name printer\n',
  ],
  ['get pods,nodes -w', 'error: you may only specify a single resource type\n'],
  ['get pods -l app=a,b=', 'No resources found in default namespace.\n'],
  [
    "get pods -l 'a b'",
    "Error from server (BadRequest): Unable to find \"/v1, Resource=pods\" that match label selector \"a b\", field selector \"\": unable to parse requirement: found 'b', expected: '=', '!=', '==', 'in', notin'\n",
  ],
  [
    'get deploy --field-selector a=b',
    'Error from server (BadRequest): Unable to find "apps/v1, Resource=deployments" that match label selector "", field selector "a=b": "a" is not a known field selector: only "metadata.name", "metadata.namespace"\n',
  ],
])("`%s` is answered in kubectl's words", (text, words) => {
  expect(said(running, text)).toBe(words);
});

test('a watch prints what there is and a row for every change, in columns that stay', () => {
  const scenario = scenarioOf(`
title: watch
cluster: { nodes: 1 }
images: { "web:1": { pull: 1s, start: 1s } }
steps:
  - { at: 1s, run: "kubectl run one --image=web:1" }
  - { at: 2s, run: "kubectl get pods -w --request-timeout=5s" }
until: 20s
`);
  const played = advance(createCluster(scenario, { seed: 1, profile: '1.20' }), 20_000);
  expect(played.acts[1]?.output).toEqual({
    stdout: [
      'NAME   READY   STATUS              RESTARTS   AGE',
      'one    0/1     ContainerCreating   0          1s',
      'one    1/1     Running             0          2s',
      '',
    ].join('\n'),
    stderr: '',
    exitCode: 0,
  });
});
