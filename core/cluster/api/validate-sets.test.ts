import { expect, test } from 'vitest';
import { decode } from './decode';
import { validate } from './validate';

const template = (labels = '{ "app": "x" }') =>
  JSON.parse(
    `{ "metadata": { "labels": ${labels} }, "spec": { "containers": [ { "name": "c", "image": "i" } ] } }`,
  );

function causes(manifest: Parameters<typeof decode>[0]): readonly string[] {
  const decoded = decode(manifest);
  if (!decoded) return [];
  return 'status' in decoded ? (decoded.status.details?.causes ?? []) : validate(decoded.object);
}

function set(kind: string, spec: object) {
  const selector = { matchLabels: { app: 'x' } };
  const apiVersion = 'apps/v1';
  return {
    apiVersion,
    kind,
    metadata: { name: 'web' },
    spec: { selector, template: template(), ...spec },
  };
}

test('a daemon set must let some pod be unavailable, and not more than all', () => {
  const rolling = (maxUnavailable: number | string) =>
    causes(set('DaemonSet', { updateStrategy: { rollingUpdate: { maxUnavailable } } }));
  const field = 'spec.updateStrategy.rollingUpdate.maxUnavailable';
  expect(rolling(0)).toEqual([
    `${field}: Invalid value: intstr.IntOrString{Type:0, IntVal:0, StrVal:""}: cannot be 0`,
  ]);
  expect(rolling('150%')).toEqual([
    `${field}: Invalid value: intstr.IntOrString{Type:1, IntVal:0, StrVal:"150%"}: must not be greater than 100%`,
  ]);
  expect(rolling('40%')).toEqual([]);
  expect(causes(set('DaemonSet', { updateStrategy: { type: 'Recreate' } }))).toEqual([
    'spec.updateStrategy: Unsupported value: apps.DaemonSetUpdateStrategy{Type:"Recreate", RollingUpdate:(*apps.RollingUpdateDaemonSet)(nil)}: supported values: "RollingUpdate", "OnDelete"',
  ]);
});

test('a stateful set says how its pods are made and replaced, and its pods are not looked at yet', () => {
  const strategy = { type: 'OnDelete', rollingUpdate: { partition: 2 } };
  expect(
    causes(
      set('StatefulSet', {
        replicas: -2,
        podManagementPolicy: 'Fast',
        updateStrategy: strategy,
        template: template('{ "app": "z" }'),
      }),
    ),
  ).toEqual([
    `spec.podManagementPolicy: Invalid value: "Fast": must be 'OrderedReady' or 'Parallel'`,
    `spec.updateStrategy.rollingUpdate: Invalid value: apps.RollingUpdateStatefulSetStrategy{Partition:2}: only allowed for updateStrategy 'RollingUpdate'`,
    'spec.replicas: Invalid value: -2: must be greater than or equal to 0',
    'spec.template.metadata.labels: Invalid value: map[string]string{"app":"z"}: `selector` does not match template `labels`',
  ]);
  const mounts = template();
  mounts.spec.containers[0].volumeMounts = [{ name: 'claimed', mountPath: '/data' }];
  expect(causes(set('StatefulSet', { template: mounts }))).toEqual([]);
});

test('half a pod, more pods than can be counted, and a term that is near nothing, are refused', () => {
  const surge = { strategy: { rollingUpdate: { maxSurge: 0.5, maxUnavailable: 1 } } };
  expect(causes(set('Deployment', surge)).join()).toContain('maxSurge');
  expect(causes(set('ReplicaSet', { replicas: 0.5 })).join()).toContain('spec.replicas');
  expect(causes(set('ReplicaSet', { replicas: 1e30 })).join()).toContain('spec.replicas');
  const near = { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1 }] };
  const spec = { ...template().spec, affinity: { podAffinity: near } };
  expect(causes(set('ReplicaSet', { template: { ...template(), spec } })).join()).toContain(
    'podAffinityTerm',
  );
});
