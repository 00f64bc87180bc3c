import { expect, test } from 'vitest';
import { advance, headRevision, run, step } from '../cluster';
import type { Pod } from '../objects';
import { changesBetween } from '../store';
import {
  after,
  deploymentYaml,
  firstPod,
  isReadyPod,
  kubectl,
  openCluster,
  present,
} from '../testing';
import type { Cluster } from '../world';

function podYaml(image: string, spec = ''): string {
  return `
apiVersion: v1
kind: Pod
metadata: { name: one }
spec: { ${spec} containers: [ { name: c, image: "${image}" } ] }
`;
}

function started(image: string, untilMs: number, spec?: string): Cluster {
  const opened = openCluster({ 'pod.yaml': podYaml(image, spec) });
  return advance(after(opened, 'apply -f pod.yaml'), untilMs);
}

/** Every version of the pod, with its time. */
function versions(cluster: Cluster): { atMs: number; pod: Pod }[] {
  return changesBetween(cluster.store, 0, headRevision(cluster)).flatMap(({ atMs, object }) =>
    object?.kind === 'Pod' ? [{ atMs, pod: object }] : [],
  );
}

test('kubelet.crashLoopBackOff: the gaps before restarts are 0, 10, 20, 40, 80, 160, 300, 300 s', () => {
  const cluster = started('web:crash', 1_000_000);
  const startsMs: number[] = [];
  let restarts = -1;
  for (const { atMs, pod } of versions(cluster)) {
    const status = pod.status.containerStatuses?.[0];
    if (!status?.state.running || status.restartCount <= restarts) continue;
    restarts = status.restartCount;
    startsMs.push(atMs);
  }
  const gaps = startsMs.slice(1).map((atMs, i) => (atMs - (startsMs[i] ?? 0)) / 1000);
  expect(gaps).toEqual([0, 10, 20, 40, 80, 160, 300, 300]);
});

test('kubelet.crashLoopBackOff: a crash-looping pod is Running; CrashLoopBackOff is only why it waits', () => {
  const pod = firstPod(started('web:crash', 8_000));
  expect(pod.status.phase).toBe('Running');
  expect(pod.status.containerStatuses?.[0]?.state.waiting?.reason).toBe('CrashLoopBackOff');
});

test('kubelet.crashLoopBackOff: a crash restarts the container in the same pod', () => {
  const running = started('web:1', 5_000);
  const before = firstPod(running);
  const crashed = advance(run(running, { type: 'crashContainer', pod: 'one' }).cluster, 6_000);
  const later = firstPod(crashed);
  expect(later.metadata.uid).toBe(before.metadata.uid);
  expect(later.status.podIP).toBe(before.status.podIP);
  expect(later.status.containerStatuses?.[0]?.restartCount).toBe(1);
  expect(kubectl(crashed, 'get pods').output.stdout).toContain('1 (1s ago)');
});

test('kubelet.shouldRestart: with restartPolicy Never a container that ends stays ended', () => {
  const pod = firstPod(started('web:crash', 8_000, 'restartPolicy: Never,'));
  expect(pod.status.phase).toBe('Failed');
  expect(pod.status.containerStatuses?.[0]?.state.terminated?.exitCode).toBe(1);
});

test('kubelet.imagePullBackOff: ErrImagePull at once, then ImagePullBackOff and ErrImagePull in turn', () => {
  const cluster = started('web:bad', 80_000);
  const turns = versions(cluster).flatMap(({ atMs, pod }) => {
    const reason = pod.status.containerStatuses?.[0]?.state.waiting?.reason;
    return reason && reason !== 'ContainerCreating' ? [{ reason, atMs }] : [];
  });
  expect(turns.map(({ reason }) => reason)).toEqual([
    'ErrImagePull',
    'ImagePullBackOff',
    'ErrImagePull',
    'ImagePullBackOff',
  ]);
  const firstMs = turns[0]?.atMs ?? 0;
  expect(turns.map(({ atMs }) => atMs - firstMs)).toEqual([0, 10_000, 30_000, 70_000]);
});

test('kubelet.killPod: a pod takes its time to stop, and no longer than its grace', () => {
  const running = started('web:1', 5_000);
  const gone = versions(advance(after(running, 'delete pod one'), 7_000)).at(-1);
  expect(gone?.pod.metadata.deletionTimestamp).toBeDefined();
  const forced = after(running, 'delete pod one --force --grace-period=0');
  expect(kubectl(forced, 'get pods').output.stderr).toBe(
    'No resources found in default namespace.\n',
  );
});

test('kubelet.podDeletion: a pod that is deleted before anything of it ran is removed at once', () => {
  const opened = openCluster({ 'pod.yaml': podYaml('web:1') }, { nodes: 1 });
  const off = run(opened, { type: 'node', node: 'node-1', state: 'down' }).cluster;
  const bound = advance(after(off, 'apply -f pod.yaml'), 1_000);
  expect(firstPod(bound).spec.nodeName).toBe('node-1');
  const deleted = advance(after(bound, 'delete pod one'), 2_000);
  const back = run(deleted, { type: 'node', node: 'node-1', state: 'up' }).cluster;
  expect(versions(advance(back, 3_000)).at(-1)?.pod.metadata.deletionTimestamp).toBeDefined();
  expect(kubectl(advance(back, 3_000), 'get pods').output.stderr).toContain('No resources found');
});

test('kubelet.podDeletion: a machine that is switched on while it is on misses no news', () => {
  const running = started('web:1', 5_000);
  const node = firstPod(running).spec.nodeName ?? '';
  const deleted = after(running, 'delete pod one');
  const touched = run(deleted, { type: 'node', node, state: 'up' }).cluster;
  expect(kubectl(advance(touched, 40_000), 'get pods').output.stderr).toContain('No resources');
});

test('kubelet.nodeStatus: after an outage of the API server all is ready again within ten seconds', () => {
  const running = started('web:1', 5_000);
  const down = run(running, { type: 'component', component: 'kube-apiserver', state: 'down' });
  const dark = advance(down.cluster, 100_000);
  const back = run(dark, { type: 'component', component: 'kube-apiserver', state: 'up' }).cluster;
  const seen = versions(advance(back, 125_000)).map(({ pod }) => isReadyPod(pod));
  expect(seen.slice(-3)).toEqual([true, false, true]);
  expect(kubectl(advance(back, 125_000), 'get nodes').output.stdout).not.toContain('NotReady');
});

test('kubelet.crashLoopBackOff: what a kubelet says during an outage is heard in its order', () => {
  const crashing = started('web:crash', 2_500);
  const down = run(crashing, { type: 'component', component: 'etcd', state: 'down' }).cluster;
  const dark = advance(down, 60_300);
  const back = run(dark, { type: 'component', component: 'etcd', state: 'up' }).cluster;
  const restarts = versions(advance(back, 200_000)).map(
    ({ pod }) => pod.status.containerStatuses?.[0]?.restartCount ?? 0,
  );
  expect(restarts).toEqual([...restarts].sort((a, b) => a - b));
  expect(restarts.at(-1)).toBeGreaterThan(4);
});

test('kubelet.crashLoopBackOff: what is said of several pods at once is heard in its order too', () => {
  const yaml = deploymentYaml(4).replace('web:1', 'web:crash');
  for (let seed = 1; seed <= 10; seed += 1) {
    const opened = openCluster({ 'web.yaml': yaml }, { nodes: 1, seed });
    let bound = after(opened, 'apply -f web.yaml');
    while (boundPods(bound) < 4) bound = step(bound);
    const dark = run(bound, { type: 'component', component: 'etcd', state: 'down' }).cluster;
    const later = advance(dark, 40_500);
    const back = run(later, { type: 'component', component: 'etcd', state: 'up' }).cluster;
    const counts = new Map<string, number[]>();
    for (const { pod } of versions(advance(back, 120_000))) {
      const { restartCount = 0 } = pod.status.containerStatuses?.[0] ?? {};
      const { name } = pod.metadata;
      counts.set(name, [...(counts.get(name) ?? []), restartCount]);
    }
    expect(counts.size).toBe(4);
    for (const each of counts.values()) {
      expect(each, `seed ${seed}`).toEqual([...each].sort((a, b) => a - b));
    }
  }
});

function boundPods(cluster: Cluster): number {
  return present(cluster).pods.filter(({ spec }) => spec.nodeName !== undefined).length;
}
