import { expect, test } from 'vitest';
import { advance, headRevision, run } from '../cluster';
import type { Pod } from '../objects';
import { changesBetween } from '../store';
import { after, firstPod, kubectl, openCluster } from '../testing';
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
