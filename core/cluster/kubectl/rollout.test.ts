import { expect, test } from 'vitest';
import { advance } from '../cluster';
import { after, kubectl, openCluster } from '../testing';
import type { Cluster } from '../world';

function set(kind: 'DaemonSet' | 'StatefulSet', image: string, strategy = ''): string {
  return `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: web }
spec:
  ${kind === 'StatefulSet' ? 'serviceName: web\n  replicas: 3' : 'minReadySeconds: 0'}
  ${strategy}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [ { name: web, image: "${image}", readinessProbe: { tcpSocket: { port: 80 } } } ] }
`;
}

function opened(kind: 'DaemonSet' | 'StatefulSet', strategy = ''): Cluster {
  const files = {
    'one.yaml': set(kind, 'web:1', strategy),
    'two.yaml': set(kind, 'web:2', strategy),
  };
  return after(openCluster(files, { seed: 4 }), 'apply -f one.yaml');
}

function said(cluster: Cluster, text: string): string {
  const { stdout, stderr } = kubectl(cluster, text).output;
  return stdout + stderr;
}

test('rollout status counts the nodes that a daemon set is on', () => {
  const begun = opened('DaemonSet');
  expect(said(begun, 'rollout status ds/web')).toBe(
    'Waiting for daemon set spec update to be observed...\n',
  );
  expect(said(advance(begun, 2_000), 'rollout status ds/web')).toBe(
    'Waiting for daemon set "web" rollout to finish: 0 of 3 updated pods are available...\n',
  );
  const ready = advance(begun, 20_000);
  expect(said(ready, 'rollout status ds/web')).toBe('daemon set "web" successfully rolled out\n');
  const updated = advance(after(ready, 'apply -f two.yaml'), 21_000);
  expect(said(updated, 'rollout status ds/web')).toMatch(/: 0 out of 3 new pods have been updated/);
});

test('rollout status counts the pods of a stateful set', () => {
  const begun = opened('StatefulSet');
  expect(said(advance(begun, 2_000), 'rollout status sts/web')).toBe(
    'Waiting for 3 pods to be ready...\n',
  );
  const ready = advance(begun, 30_000);
  expect(said(ready, 'rollout status sts/web')).toBe(
    'partitioned roll out complete: 3 new pods have been updated...\n',
  );
  const whole = advance(opened('StatefulSet', 'updateStrategy: { type: RollingUpdate }'), 30_000);
  expect(said(whole, 'rollout status sts/web')).toMatch(
    /^statefulset rolling update complete 3 pods at revision web-\w+\.\.\.\n$/,
  );
  const manual = advance(opened('StatefulSet', 'updateStrategy: { type: OnDelete }'), 30_000);
  expect(said(manual, 'rollout status sts/web')).toBe(
    'error: rollout status is only available for RollingUpdate strategy type\n',
  );
});

test.each(['DaemonSet', 'StatefulSet'] as const)(
  'the versions of a %s are shown and gone back to',
  (kind) => {
    const begun = advance(opened(kind), 30_000);
    const type = kind.toLowerCase();
    expect(said(begun, `rollout undo ${type} web`)).toBe(
      'error: no last revision to roll back to\n',
    );
    const updated = advance(after(begun, 'apply -f two.yaml'), 60_000);
    const history = (...rows: string[]) =>
      [`${type}.apps/web `, 'REVISION  CHANGE-CAUSE', ...rows, '', ''].join('\n');
    expect(said(updated, `rollout history ${type} web`)).toBe(
      history('1         <none>', '2         <none>'),
    );
    expect(said(updated, `rollout history ${type} web --revision=1`)).toContain('Image:\tweb:1\n');
    expect(said(updated, `rollout undo ${type} web --to-revision=9`)).toBe(
      'error: unable to find specified revision 9 in history\n',
    );
    const undone = advance(after(updated, `rollout undo ${type} web`), 100_000);
    expect(said(undone, `rollout history ${type} web`)).toBe(
      history('2         <none>', '3         <none>'),
    );
    expect(said(undone, 'get pods -o jsonpath={.items[*].spec.containers[*].image}')).toBe(
      'web:1 web:1 web:1',
    );
    const again = advance(after(undone, `rollout restart ${type} web`), 140_000);
    expect(said(again, `rollout history ${type} web`)).toContain('4         <none>');
  },
);

test('what cannot be rolled out, paused or restarted is refused by its name', () => {
  const cluster = advance(opened('DaemonSet'), 20_000);
  expect(said(cluster, 'rollout pause ds/web')).toBe(
    'error: daemonsets.apps "web" pausing is not supported\n',
  );
  expect(said(cluster, 'rollout status node/node-1')).toBe(
    'error: no status viewer has been implemented for Node\n',
  );
  expect(said(cluster, 'rollout undo node/node-1')).toBe(
    'error: no rollbacker has been implemented for "Node"\n',
  );
  expect(said(cluster, 'rollout history node/node-1')).toBe(
    'error: no history viewer has been implemented for "Node"\n',
  );
  expect(said(cluster, 'rollout restart node/node-1')).toBe(
    'error: nodes "node-1" restarting is not supported\n',
  );
});
