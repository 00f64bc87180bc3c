import { expect, test } from 'vitest';
import { advance } from '../cluster';
import { after, deploymentYaml, kubectl, openCluster, present, readyCount } from '../testing';
import type { Cluster } from '../world';

const service = `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: NodePort, selector: { app: web }, ports: [ { port: 80, targetPort: 8080 } ] }
`;
const files = {
  'web.yaml': deploymentYaml(2),
  'web-2.yaml': deploymentYaml(2).replace('web:1', 'web:2'),
  'unsized.yaml': deploymentYaml(2).replace('  replicas: 2\n', ''),
  'service.yaml': service,
  'bad-kind.yaml': 'apiVersion: v1\nkind: Sprocket\nmetadata: { name: x }\n',
  'no-image.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: { name: x }\nspec: { containers: [ { name: c } ] }\n',
  'bad-name.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: { name: Big_Pod }\nspec: { containers: [ { name: c, image: "web:1" } ] }\n',
};
const opened = openCluster(files);
const running = advance(after(opened, 'apply -f web.yaml -f service.yaml'), 8_000);

function said(cluster: Cluster, text: string): string {
  const { output } = kubectl(cluster, text);
  return output.stdout + output.stderr;
}

test.each([
  ['get pods', 'No resources found in default namespace.\n'],
  ['get pod nope', 'Error from server (NotFound): pods "nope" not found\n'],
  ['get sprockets', 'error: the server doesn\'t have a resource type "sprockets"\n'],
  ['delete deployment nope', 'Error from server (NotFound): deployments.apps "nope" not found\n'],
  ['frobnicate', 'Error: unknown command "frobnicate" for "kubectl"\n'],
  ['get pods --frob', "error: unknown flag: --frob\nSee 'kubectl get --help' for usage.\n"],
  ['apply -f gone.yaml', 'error: the path "gone.yaml" does not exist\n'],
  [
    'apply -f bad-kind.yaml',
    'error: resource mapping not found for name: "x" namespace: "" from "bad-kind.yaml": no matches for kind "Sprocket" in version "v1"\nensure CRDs are installed first\n',
  ],
  ['apply -f no-image.yaml', 'The Pod "x" is invalid: spec.containers[0].image: Required value\n'],
  [
    'apply -f bad-name.yaml',
    "The Pod \"Big_Pod\" is invalid: metadata.name: Invalid value: \"Big_Pod\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')\n",
  ],
])("on an empty cluster, `%s` is refused in kubectl's words", (text, words) => {
  expect(said(opened, text)).toBe(words);
});

test.each([
  [
    'create deployment web --image=web:1',
    'error: failed to create deployment: deployments.apps "web" already exists\n',
  ],
  [
    'scale deployment web --replicas=-1',
    'error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0\n',
  ],
  ['expose deployment web', "error: couldn't find port via --port flag or introspection\n"],
  ['set image deployment/web x=web:2', 'error: unable to find container named "x"\n'],
  ['apply -f web.yaml', 'deployment.apps/web unchanged\n'],
  ['apply -f web-2.yaml', 'deployment.apps/web configured\n'],
  ['scale deployment web --replicas=5', 'deployment.apps/web scaled\n'],
  ['set image deployment/web web=web:2', 'deployment.apps/web image updated\n'],
  ['expose deployment web --name=other --port=80', 'service/other exposed\n'],
  ['create deployment api --image=registry/api:2 --replicas=2', 'deployment.apps/api created\n'],
  ['delete deployment web', 'deployment.apps "web" deleted\n'],
  ['cordon node-1', 'node/node-1 cordoned\n'],
  ['uncordon node-1', 'node/node-1 already uncordoned\n'],
  ['get deployment web -o name', 'deployment.apps/web\n'],
])('on a running cluster, `%s` says what kubectl says', (text, words) => {
  expect(said(running, text)).toBe(words);
});

test('tables have the columns and the widths of kubectl', () => {
  const masked = said(running, 'get deploy,rs,pods')
    .replace(/-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, '-PPPPP')
    .replace(
      /web-[bcdfghjklmnpqrstvwxz2456789]{8,10}/g,
      (text) => `web-${'H'.repeat(text.length - 4)}`,
    );
  const set = /web-H+/.exec(masked)?.[0] ?? '';
  const setColumn = `replicaset.apps/${set}`;
  const podColumn = `pod/${set}-PPPPP`;
  expect(masked).toBe(
    [
      'NAME                  READY   UP-TO-DATE   AVAILABLE   AGE',
      'deployment.apps/web   2/2     2            2           8s',
      '',
      `${'NAME'.padEnd(setColumn.length)}   DESIRED   CURRENT   READY   AGE`,
      `${setColumn}   2         2         2       8s`,
      '',
      `${'NAME'.padEnd(podColumn.length)}   READY   STATUS    RESTARTS   AGE`,
      `${podColumn}   1/1     Running   0          8s`,
      `${podColumn}   1/1     Running   0          8s`,
      '',
    ].join('\n'),
  );
  expect(said(running, 'get nodes')).toBe(
    [
      'NAME     STATUS   ROLES    AGE   VERSION',
      'node-1   Ready    <none>   23s   v1.36.0',
      'node-2   Ready    <none>   23s   v1.36.0',
      'node-3   Ready    <none>   23s   v1.36.0',
      '',
    ].join('\n'),
  );
});

test('services show where they can be reached, endpoints who stands behind them', () => {
  expect(said(running, 'get svc web')).toMatch(
    /^NAME {3}TYPE {7}CLUSTER-IP.*\nweb {4}NodePort {3}10\.\S+ +<none> +80:3\d{4}\/TCP {3}8s\n$/,
  );
  expect(said(running, 'get endpoints web')).toMatch(
    /^NAME.*\nweb {4}10\.244\.\d\.2:8080,10\.244\.\d\.2:8080 {3}8s\n$/,
  );
});

test('what one command prints can be words of another', () => {
  const text = 'delete $(kubectl get pods -o name | head -1)';
  expect(said(running, text)).toMatch(/^pod "web-\S+" deleted\n$/);
});

test('apply leaves alone what the manifest does not say, and keeps the node port', () => {
  const sized = after(after(running, 'apply -f unsized.yaml'), 'scale deployment web --replicas=4');
  const again = after(after(sized, 'apply -f unsized.yaml'), 'apply -f service.yaml');
  expect(present(again).deployments[0]?.spec.replicas).toBe(4);
  const nodePort = (cluster: Cluster) =>
    present(cluster).services.find(({ metadata }) => metadata.name === 'web')?.spec.ports[0]
      ?.nodePort;
  expect(nodePort(again)).toBe(nodePort(running));
});

test('scheduler.nodeUnschedulable: a cordoned node takes no new pods', () => {
  const cordoned = after(after(running, 'cordon node-1'), 'scale deployment web --replicas=6');
  const settled = advance(cordoned, 15_000);
  expect(readyCount(settled)).toBe(6);
  const onFirst = (cluster: Cluster) =>
    present(cluster).pods.filter((pod) => pod.spec.nodeName === 'node-1').length;
  expect(onFirst(settled)).toBe(onFirst(running));
  expect(said(settled, 'get nodes')).toContain('node-1   Ready,SchedulingDisabled');
});

test('garbagecollector.attemptToDeleteItem: what a Deployment owned goes after it', () => {
  const settled = advance(after(running, 'delete deployment web'), 12_000);
  expect(present(settled).replicaSets).toEqual([]);
  expect(present(settled).pods).toEqual([]);
});

test('wait ends when the condition holds; a learner who asks too early is told so', () => {
  expect(said(running, 'wait deployment/web --for=condition=Available')).toBe(
    'deployment.apps/web condition met\n',
  );
  expect(said(running, 'wait deployment/web --for=condition=Nonsense --timeout=1s')).toBe(
    'error: timed out waiting for the condition on deployments/web\n',
  );
});

test('patch merges containers by their names', () => {
  const text = `patch deployment web -p '{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"web:2"}]}}}}'`;
  const patched = after(running, text);
  expect(said(patched, 'get deployment web -o jsonpath={..image}')).toBe('web:2');
  expect(said(patched, text)).toBe('deployment.apps/web patched (no change)\n');
});

test('run makes one pod, and drain does not take it unless forced', () => {
  const cluster = advance(after(running, 'run bare --image=web:1'), 14_000);
  const node = said(cluster, 'get pod bare -o jsonpath={.spec.nodeName}');
  expect(said(cluster, `drain ${node}`)).toContain(
    'cannot delete Pods that declare no controller (use --force to override): default/bare\n',
  );
  expect(said(cluster, `drain ${node} --force`)).toContain('evicting pod default/bare\n');
});

test('labels and taints are put on and taken off', () => {
  const labelled = after(running, 'label deployment web tier=front');
  expect(said(labelled, 'get deployments -l tier=front -o name')).toBe('deployment.apps/web\n');
  expect(said(labelled, 'label deployment web tier=back')).toBe(
    "error: 'tier' already has a value (front), and --overwrite is false\n",
  );
  expect(said(labelled, 'label deployment web tier-')).toBe('deployment.apps/web unlabeled\n');
  const tainted = after(running, 'taint nodes node-1 gpu=yes:NoSchedule');
  expect(said(tainted, 'taint nodes node-1 gpu-')).toBe('node/node-1 untainted\n');
  expect(said(tainted, 'taint nodes node-2 gpu-')).toBe('error: taint "gpu" not found\n');
});

test('a rollout is described, undone and restarted', () => {
  const updated = advance(after(running, 'set image deployment/web web=web:2'), 30_000);
  expect(said(updated, 'rollout status deployment/web')).toBe(
    'deployment "web" successfully rolled out\n',
  );
  const undone = after(updated, 'rollout undo deployment/web');
  expect(said(undone, 'get deployment web -o jsonpath={..image}')).toBe('web:1');
  expect(said(updated, 'describe deployment web')).toContain('OldReplicaSets:');
  expect(said(updated, 'rollout undo deployment/web --to-revision=7')).toBe(
    'error: unable to find specified revision 7 in history\n',
  );
});
