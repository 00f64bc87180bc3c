import { expect, test } from 'vitest';
import { advance } from '../cluster';
import { getObject, listObjects } from '../store';
import { after, deploymentYaml, kubectl, openCluster } from '../testing';

const quota = `
apiVersion: v1
kind: ResourceQuota
metadata: { name: small }
spec: { hard: { pods: "2", requests.cpu: "1" } }
`;
const web = deploymentYaml(3, 'resources: { requests: { cpu: 200m } }');
const range = `
apiVersion: v1
kind: LimitRange
metadata: { name: sizes }
spec: { limits: [ { type: Container, default: { cpu: 500m }, defaultRequest: { cpu: 100m }, max: { cpu: "1" }, min: { cpu: 50m } } ] }
`;

function opened() {
  const files = { 'quota.yaml': quota, 'web.yaml': web, 'range.yaml': range };
  return openCluster(files, { profile: '1.20' });
}

test('resourceQuota.syncResourceQuota: a quota stops the pod that is too many, and counts again when one has gone', () => {
  const bounded = advance(after(opened(), 'apply -f quota.yaml'), 1000);
  const full = advance(after(bounded, 'apply -f web.yaml'), 8000);
  expect(listObjects(full.store, 'Pod')).toHaveLength(2);
  expect(getObject(full.store, 'ResourceQuota', 'default/small')?.status).toEqual({
    hard: { pods: '2', 'requests.cpu': '1' },
    used: { pods: '2', 'requests.cpu': '400m' },
  });
  expect(kubectl(full, 'run bare --image=web:1').output.stderr).toBe(
    'Error from server (Forbidden): pods "bare" is forbidden: failed quota: small: must specify requests.cpu\n',
  );
  const [set] = listObjects(full.store, 'ReplicaSet');
  expect(set?.status.conditions).toMatchObject([
    { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate' },
  ]);
  const failures = listObjects(full.store, 'Event').filter(
    ({ reason }) => reason === 'FailedCreate',
  );
  expect(failures.length).toBeGreaterThan(3);
  expect(failures[0]?.message).toMatch(
    /^Error creating: pods "web-\w+-\w+" is forbidden: exceeded quota: small, requested: pods=1, used: pods=2, limited: pods=2$/,
  );
  const smaller = advance(after(full, 'scale deployment web --replicas=1'), 20_000);
  expect(getObject(smaller.store, 'ResourceQuota', 'default/small')?.status.used).toEqual({
    pods: '1',
    'requests.cpu': '200m',
  });
});

test('a limit range says what containers get that do not say, and refuses what is out of bounds', () => {
  const bounded = after(opened(), 'apply -f range.yaml');
  const pod = getObject(after(bounded, 'run some --image=web:1').store, 'Pod', 'default/some');
  expect(pod?.spec.containers[0]?.resources).toEqual({
    limits: { cpu: '500m' },
    requests: { cpu: '100m' },
  });
  expect(pod?.metadata.annotations).toEqual({
    'kubernetes.io/limit-ranger':
      'LimitRanger plugin set: cpu request for container some; cpu limit for container some',
  });
  const big = `run big --image=web:1 --overrides='{"spec":{"containers":[{"name":"big","image":"web:1","resources":{"requests":{"cpu":"10m"},"limits":{"cpu":"2"}}}]}}'`;
  expect(kubectl(bounded, big).output.stderr).toBe(
    'Error from server (Forbidden): pods "big" is forbidden: [minimum cpu usage per Container is 50m, but request is 10m, maximum cpu usage per Container is 1, but limit is 2]\n',
  );
});
