import { expect, test } from 'vitest';
import { advance } from '../cluster';
import type { Profile } from '../profile';
import { after, deploymentYaml, kubectl, openCluster } from '../testing';

const pod = `
apiVersion: v1
kind: Pod
metadata: { name: one, annotations: { note: short, long: "${'x'.repeat(150)}" } }
spec:
  initContainers: [ { name: first, image: "web:1" } ]
  containers:
  - name: c
    image: web:1
    command: [ sh, -c ]
    env: [ { name: A, value: b }, { name: S, valueFrom: { secretKeyRef: { name: db, key: word } } } ]
    livenessProbe: { exec: { command: [ cat, /ok ] }, periodSeconds: 3 }
    volumeMounts: [ { name: data, mountPath: /data, readOnly: true } ]
  volumes: [ { name: data, emptyDir: {} } ]
`;
const files = {
  'web.yaml': deploymentYaml(2),
  'pod.yaml': pod,
  'job.yaml':
    'apiVersion: batch/v1\nkind: Job\nmetadata: { name: pi }\nspec: { template: { spec: { restartPolicy: Never, containers: [ { name: pi, image: "web:1" } ] } } }\n',
  'budget.yaml':
    'apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: { minAvailable: 1, selector: { matchLabels: { app: web } } }\n',
};

function described(text: string, profile: Profile = '1.20'): string {
  const applied = after(
    openCluster(files, { profile }),
    'apply -f web.yaml -f pod.yaml -f job.yaml -f budget.yaml',
  );
  const exposed = after(applied, 'expose deployment web --port=80 --target-port=8080');
  const scaled = after(exposed, 'autoscale deployment web --cpu-percent=50 --min=1 --max=4');
  const { output } = kubectl(advance(scaled, 8_000), `describe ${text}`);
  return output.stdout + output.stderr;
}

test.each([
  '    Command:\n      sh\n      -c\n',
  "    Environment:\n      A:  b\n      S:  <set to the key 'word' in secret 'db'>  Optional: false\n",
  '    Mounts:\n      /data from data (ro)\n      /var/run/secrets/kubernetes.io/serviceaccount from ',
  '    Liveness:       exec [cat /ok] delay=0s timeout=1s period=3s #success=1 #failure=3\n',
  /Volumes:\n {2}data:\n {4}Type: +EmptyDir \(a temporary directory that shares a pod's lifetime\)\n {4}Medium: +\n {4}SizeLimit: +<unset>\n/,
  /default-token-\w{5}:\n {4}Type: +Secret \(a volume populated by a Secret\)\n {4}SecretName: +default-token-\w{5}\n/,
  /Service Account: +default\n/,
  new RegExp(`Annotations: +long:\\n +${'x'.repeat(138)}\\.\\.\\.\\n +note: short\\n`),
  'Init Containers:\n  first:\n',
])('a pod is described with %j', (lines) => {
  expect(described('pod one')).toMatch(lines);
});

test('what later releases give a pod of its account is put together', () => {
  expect(described('pod one', '1.36')).toMatch(
    /kube-api-access-\w{5}:\n {4}Type: +Projected \(a volume that contains injected data from multiple sources\)\n {4}TokenExpirationSeconds: +3607\n {4}ConfigMapName: +kube-root-ca.crt\n {4}Optional: +false\n {4}DownwardAPI: +true\n/,
  );
});

test('a name that nothing has is the beginning of names', () => {
  expect(described('pod web').match(/^Name:/gm)).toHaveLength(2);
  expect(described('pod wob')).toBe('Error from server (NotFound): pods "wob" not found\n');
});

test('events can be left out', () => {
  expect(described('pod one')).toContain('Events:');
  expect(described('pod one --show-events=false')).not.toContain('Events:');
});

test('a budget says what it allows', () => {
  const lines = [
    'Min available:  1',
    'Selector:       app=web',
    'Status:',
    '    Allowed disruptions:  1',
    '    Current:              2',
    '    Desired:              1',
    '    Total:                2',
    'Events:',
  ];
  expect(described('pdb web')).toContain(lines.join('\n'));
});

test('an autoscaler is described in the version that is served', () => {
  expect(described('hpa web')).toContain(
    'Target CPU utilization:   50%\nCurrent CPU utilization:  <unknown>%\n',
  );
  expect(described('hpa web', '1.36')).toContain(
    '  resource cpu on pods  (as a percentage of request):  <unknown> / 50%\n',
  );
});

test('where only the beta of endpoint slices is served, kubectl sees no endpoints of a service', () => {
  expect(described('service web')).toContain('Endpoints:         <none>\n');
  expect(described('service web', '1.36')).toMatch(/Endpoints: +10\.\d+\.\d+\.\d+:8080,/);
});

test('endpoints are described by subset', () => {
  expect(described('endpoints web')).toMatch(
    /Subsets:\n {2}Addresses: +10\..*\n {2}NotReadyAddresses: +<none>\n {2}Ports:\n {4}Name +Port +Protocol\n/,
  );
});

test('a job counts its pods, and has the labels of its template where it has none', () => {
  expect(described('job pi')).toMatch(/Labels: +controller-uid=\S+\n +job-name=pi\n/);
  expect(described('job pi')).toMatch(/Pods Statuses: +1 Active \/ 0 Succeeded \/ 0 Failed\n/);
});

test('other kinds are described field by field', () => {
  expect(described('lease node-1 -n kube-node-lease')).toMatch(
    /API Version: +coordination.k8s.io\/v1\nKind: +Lease\nMetadata:\n {2}Creation Timestamp: /,
  );
});
