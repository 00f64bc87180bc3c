import { expect, test } from 'vitest';
import { after, deploymentYaml, kubectl, openCluster } from '../testing';
import type { Cluster } from '../world';

const ports = 'ports: [ { containerPort: 8080 }, { containerPort: 53, protocol: UDP } ]';
const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: { name: bare }\nspec: { containers: [ { name: c, image: "web:1" } ] }\n';
const files = { 'web.yaml': deploymentYaml(1, ports), 'bare.yaml': pod };
const cluster = after(openCluster(files), 'create -f web.yaml -f bare.yaml');

function said(of: Cluster, text: string): string {
  const { output } = kubectl(of, text);
  return output.stdout + output.stderr;
}

test.each([
  ['expose deployment web', 'service/web exposed\n'],
  ['expose deploy/web --name=a --port=80 --type=NodePort -o name', 'service/a\n'],
  ['expose deployment web --dry-run=server', 'service/web exposed (server dry run)\n'],
  ['expose deployment web --port=x', 'error: strconv.Atoi: parsing "x": invalid syntax\n'],
  [
    'expose pod bare --port=80',
    "error: couldn't retrieve selectors via --selector flag or introspection: the pod has no labels and cannot be exposed\n",
  ],
  ['expose node node-1 --port=80', 'error: cannot expose a Node\n'],
  ['expose deployment none', 'Error from server (NotFound): deployments.apps "none" not found\n'],
  ['run one --image=web:1', 'pod/one created\n'],
  ['run bare --image=web:1', 'Error from server (AlreadyExists): pods "bare" already exists\n'],
  ['run', 'error: required flag(s) "image" not set\n'],
  ['run one --image=web:1 --labels=odd', 'error: unexpected label spec: odd\n'],
  ['run one --image=web:1 --env=A', 'error: invalid env: A\n'],
  [
    'run one --image=web:1 --restart=Sometimes',
    "error: invalid restart policy: Sometimes\nSee 'kubectl run -h' for help and examples\n",
  ],
  ['run one --image=web:1 --expose --port=80', 'service/one created\npod/one created\n'],
])('`%s` says what kubectl says', (text, words) => {
  expect(said(cluster, text)).toBe(words);
});

test('a service has the ports and protocols of what it exposes', () => {
  const exposed = after(cluster, 'expose deployment web');
  expect(
    said(exposed, 'get service web -o jsonpath={.spec.ports[*].name}/{.spec.ports[*].protocol}'),
  ).toBe('port-1 port-2/TCP UDP');
});

test('a pod that is run has the command and the variables that are given', () => {
  const text = 'run one --image=web:1 --env=A=1 --dry-run=client -o yaml --command -- sleep 9';
  expect(said(cluster, text)).toBe(
    [
      'apiVersion: v1',
      'kind: Pod',
      'metadata:',
      '  creationTimestamp: null',
      '  labels:',
      '    run: one',
      '  name: one',
      'spec:',
      '  containers:',
      '  - command:',
      '    - sleep',
      '    - "9"',
      '    env:',
      '    - name: A',
      '      value: "1"',
      '    image: web:1',
      '    name: one',
      '    resources: {}',
      '  dnsPolicy: ClusterFirst',
      '  restartPolicy: Always',
      'status: {}',
      '',
    ].join('\n'),
  );
});
