import { expect, test } from 'vitest';
import { after, deploymentYaml, kubectl, openCluster } from '../testing';
import type { Cluster } from '../world';

const cluster = openCluster({ 'web.yaml': deploymentYaml(2), 'empty.yaml': '' });
const full = after(cluster, 'create -f web.yaml');

function said(of: Cluster, text: string): string {
  const { output } = kubectl(of, text);
  return output.stdout + output.stderr;
}

test.each([
  ['create deployment api --image=web:1', 'deployment.apps/api created\n'],
  ['create deploy api --image=web:1 -o name', 'deployment.apps/api\n'],
  [
    'create deployment api --image=web:1 --dry-run=client',
    'deployment.apps/api created (dry run)\n',
  ],
  [
    'create deployment api --image=web:1 --dry-run=server',
    'deployment.apps/api created (server dry run)\n',
  ],
  [
    'create deployment api --image=web:1 --dry-run=maybe',
    'error: Invalid dry-run value (maybe). Must be "none", "server", or "client".\n',
  ],
  ['create deployment', 'error: required flag(s) "image" not set\n'],
  [
    'create deployment a b --image=web:1',
    "error: exactly one NAME is required, got 2\nSee 'kubectl create deployment -h' for help and examples\n",
  ],
  [
    'create deployment api --image=web:1 --replicas=x',
    'error: invalid argument "x" for "-r, --replicas" flag: strconv.ParseInt: parsing "x": invalid syntax\nSee \'kubectl create deployment --help\' for usage.\n',
  ],
  [
    'create deployment api --image=web:1 --replicas=-1',
    'error: failed to create deployment: Deployment.apps "api" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0\n',
  ],
  [
    'create deployment api --image=web:1 --frob',
    "error: unknown flag: --frob\nSee 'kubectl create deployment --help' for usage.\n",
  ],
  ['create job once --image=web:1', 'job.batch/once created\n'],
  ['create job once', 'error: either --image or --from must be specified\n'],
  [
    'create job once --from=cronjob/none',
    'Error from server (NotFound): cronjobs.batch "none" not found\n',
  ],
  ['create service clusterip s --tcp=80:8080', 'service/s created\n'],
  ['create svc clusterip s --clusterip=None', 'service/s created\n'],
  ['create svc externalname s --external-name=example.com', 'service/s created\n'],
  ['create svc nodeport s', 'error: at least one tcp port specifier must be provided\n'],
  ['create svc clusterip s --tcp=a:b', 'error: strconv.ParseUint: parsing "a": invalid syntax\n'],
  [
    'create pdb web --selector=app=web',
    'error: one of min-available or max-unavailable must be specified\n',
  ],
  ['create', 'error: must specify one of -f and -k\n'],
  [
    'create sprocket x',
    "error: Unexpected args: [sprocket x]\nSee 'kubectl create -h' for help and examples\n",
  ],
  ['create -f empty.yaml', 'error: no objects passed to create\n'],
])('`%s` says what kubectl says', (text, words) => {
  expect(said(cluster, text)).toBe(words);
});

test('a dry run by the client prints the manifest, without what the server fills in', () => {
  const text =
    'create deployment api --image=busybox --port=80 --dry-run=client -o yaml -- sleep 9';
  expect(said(cluster, text)).toBe(
    [
      'apiVersion: apps/v1',
      'kind: Deployment',
      'metadata:',
      '  creationTimestamp: null',
      '  labels:',
      '    app: api',
      '  name: api',
      'spec:',
      '  replicas: 1',
      '  selector:',
      '    matchLabels:',
      '      app: api',
      '  strategy: {}',
      '  template:',
      '    metadata:',
      '      creationTimestamp: null',
      '      labels:',
      '        app: api',
      '    spec:',
      '      containers:',
      '      - command:',
      '        - sleep',
      '        - "9"',
      '        image: busybox',
      '        name: busybox',
      '        ports:',
      '        - containerPort: 80',
      '        resources: {}',
      'status: {}',
      '',
    ].join('\n'),
  );
});

test('a dry run leaves nothing behind, whoever makes it', () => {
  for (const who of ['client', 'server']) {
    const tried = after(cluster, `create -f web.yaml --dry-run=${who}`);
    expect(said(tried, 'get deployments')).toBe('No resources found in default namespace.\n');
  }
});

test('what is there already is not created again, nor while it is being deleted', () => {
  const refusal = 'Error from server (AlreadyExists): error when creating "web.yaml": ';
  expect(said(full, 'create -f web.yaml')).toBe(
    `${refusal}deployments.apps "web" already exists\n`,
  );
});
