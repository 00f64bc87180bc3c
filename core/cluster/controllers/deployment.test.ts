import { expect, test } from 'vitest';
import { advance, headRevision, run } from '../cluster';
import { isActive, isReady } from '../pods';
import { changesBetween, listObjects } from '../store';
import { after, deploymentYaml, openCluster, present, readyCount } from '../testing';
import type { Cluster } from '../world';
import { sum } from './rolling';

const probe = 'readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 }';
const recreate = deploymentYaml(3).replace(
  '  replicas: 3\n',
  '  replicas: 3\n  strategy: { type: Recreate }\n',
);
const files = { 'web.yaml': deploymentYaml(10, probe), 'recreate.yaml': recreate };

function running(file: string, seed = 1): Cluster {
  return advance(after(openCluster(files, { seed }), `apply -f ${file}`), 10_000);
}

/** How many pods were ready, and how many all sets together wanted, at each write since a revision. */
function counts(cluster: Cluster, since: number): { wanted: number; ready: number }[] {
  return changesBetween(cluster.store, since, headRevision(cluster)).map((change) => ({
    wanted: sum(listObjects(change, 'ReplicaSet').map((set) => set.spec.replicas)),
    ready: listObjects(change, 'Pod').filter((pod) => isActive(pod) && isReady(pod)).length,
  }));
}

test('deployment.reconcileOldReplicaSets: a rollout of ten keeps 8 ready and wants 13 at most, whatever the delays', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const before = running('web.yaml', seed);
    const rolled = advance(after(before, 'set image deployment/web web=web:2'), 60_000);
    const course = counts(rolled, headRevision(before));
    expect(Math.min(...course.map(({ ready }) => ready)), `seed ${seed}`).toBe(8);
    expect(Math.max(...course.map(({ wanted }) => wanted)), `seed ${seed}`).toBe(13);
    expect(readyCount(rolled)).toBe(10);
    expect(
      present(rolled)
        .replicaSets.map(({ spec }) => spec.replicas)
        .sort(),
    ).toEqual([0, 10]);
  }
});

test('deployment.newRSNewReplicas: an image that cannot be pulled stalls the rollout and takes no more than is allowed', () => {
  const before = running('web.yaml');
  const stalled = advance(after(before, 'set image deployment/web web=web:bad'), 120_000);
  expect(readyCount(stalled)).toBe(8);
  expect(present(stalled).pods).toHaveLength(13);
  const back = advance(after(stalled, 'set image deployment/web web=web:1'), 160_000);
  expect(readyCount(back)).toBe(10);
  expect(present(back).pods).toHaveLength(10);
});

test('deployment.calculateStatus: a rollout without progress is said to have exceeded its deadline', () => {
  const before = running('web.yaml');
  const stalled = advance(after(before, 'set image deployment/web web=web:bad'), 630_000);
  const conditions = present(stalled).deployments[0]?.status.conditions ?? [];
  expect(conditions.find(({ type }) => type === 'Progressing')).toMatchObject({
    status: 'False',
    reason: 'ProgressDeadlineExceeded',
  });
});

test('deployment.recreate: no new pod before the last old one is gone', () => {
  const before = running('recreate.yaml');
  const rolled = advance(after(before, 'set image deployment/web web=web:2'), 30_000);
  const images = changesBetween(rolled.store, headRevision(before), headRevision(rolled)).map(
    (change) =>
      new Set(listObjects(change, 'Pod').map((pod) => pod.spec.containers[0]?.image)).size,
  );
  expect(Math.max(...images)).toBe(1);
  expect(readyCount(rolled)).toBe(3);
});

test('deployment.cleanupDeployment: only so many old sets are kept', () => {
  let cluster = advance(
    after(
      openCluster({
        'web.yaml': deploymentYaml(1).replace(
          '  replicas: 1\n',
          '  replicas: 1\n  revisionHistoryLimit: 2\n',
        ),
      }),
      'apply -f web.yaml',
    ),
    5_000,
  );
  for (const image of ['web:2', 'web:3', 'web:4', 'web:5']) {
    cluster = advance(
      after(cluster, `set image deployment/web web=${image}`),
      cluster.nowMs + 10_000,
    );
  }
  expect(present(cluster).replicaSets).toHaveLength(3);
  expect(present(cluster).deployments[0]?.metadata.annotations).toMatchObject({
    'deployment.kubernetes.io/revision': '5',
  });
});

test('deployment.getNewReplicaSet: a set whose template somebody changed does not keep its name from the next', () => {
  const opened = openCluster({ 'web.yaml': deploymentYaml(2) });
  const running = advance(after(opened, 'apply -f web.yaml'), 20_000);
  const [set] = present(running).replicaSets;
  const changed = after(running, `set image rs/${set?.metadata.name} web=web:2`);
  const healed = present(advance(changed, 60_000));
  expect(healed.deployments[0]?.status).toMatchObject({ collisionCount: 1, availableReplicas: 2 });
  expect(healed.replicaSets.map(({ spec }) => spec.replicas).sort()).toEqual([0, 2]);
});

test('controllerRef.adopt: a Deployment takes in the orphaned set that it selects, and its pods are its own', () => {
  const running = advance(after(openCluster(files), 'apply -f recreate.yaml'), 10_000);
  const orphaned = advance(after(running, 'delete deployment web --cascade=orphan'), 15_000);
  const [orphan] = present(orphaned).replicaSets;
  expect(orphan?.metadata.ownerReferences ?? []).toEqual([]);
  const { deployments, replicaSets, pods } = present(
    advance(after(orphaned, 'apply -f recreate.yaml'), 20_000),
  );
  expect(deployments[0]?.status.readyReplicas).toBe(3);
  expect(replicaSets.map(({ metadata }) => metadata.uid)).toEqual([orphan?.metadata.uid]);
  expect(replicaSets[0]?.metadata.ownerReferences).toEqual([
    expect.objectContaining({ uid: deployments[0]?.metadata.uid, controller: true }),
  ]);
  expect(pods).toHaveLength(3);
});

test('controllerRef.release: a set whose labels are changed is let go, and another takes its place', () => {
  const running = advance(after(openCluster(files), 'apply -f recreate.yaml'), 10_000);
  const name = present(running).replicaSets[0]?.metadata.name;
  const released = after(running, `label rs ${name} app=other --overwrite`);
  const [set] = present(advance(released, 12_000)).replicaSets;
  expect(set?.metadata.ownerReferences ?? []).toEqual([]);
});

test('deployment.calculateStatus: a rollout past its deadline is not looked at again and again', () => {
  const yaml = deploymentYaml(2).replace(
    'replicas: 2',
    'replicas: 2\n  progressDeadlineSeconds: 5',
  );
  const running = advance(after(openCluster({ 'web.yaml': yaml }), 'apply -f web.yaml'), 20_000);
  const [pod] = present(running).pods;
  const crashing = [0, 1, 2].reduce((cluster, i) => {
    const name = pod?.metadata.name ?? '';
    const crashed = run(cluster, { type: 'crashContainer', pod: name }).cluster;
    return advance(crashed, 20_000 + 4000 * (i + 1));
  }, running);
  expect(advance(crashing, 40_000).processed - running.processed).toBeLessThan(400);
});

test('deployment.getProgress: a rollout that was done and lost its pods is not looked at again and again', () => {
  const short = deploymentYaml(3).replace(
    '  replicas: 3\n',
    '  replicas: 3\n  progressDeadlineSeconds: 10\n',
  );
  const full = advance(
    after(openCluster({ 'web.yaml': short }, { nodes: 1 }), 'apply -f web.yaml'),
    20_000,
  );
  const stuck = advance(run(full, { type: 'node', node: 'node-1', state: 'down' }).cluster, 90_000);
  const events = advance(stuck, stuck.nowMs + 10_000).processed - stuck.processed;
  expect(events).toBeLessThan(400);
});
