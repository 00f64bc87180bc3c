import { expect, test } from 'vitest';
import { createCluster } from '../cluster';
import { getObject } from '../store';
import { after, kubectl, scenarioOf } from '../testing';

const pod = (name: string, spec = '') => `
apiVersion: v1
kind: Pod
metadata: { name: ${name} }
spec: { ${spec} containers: [ { name: c, image: "web:1" } ] }
`;
const files = {
  'plain.yaml': pod('plain'),
  'private.yaml': pod('private', 'automountServiceAccountToken: false,'),
  'robot.yaml': pod('robot', 'serviceAccountName: robot,'),
  'robot-account.yaml':
    'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: robot }\nimagePullSecrets: [ { name: registry } ]\n',
};
const scenario = { ...scenarioOf('title: accounts\ncluster: { nodes: 1 }\nuntil: 60s\n'), files };

function specOf(profile: '1.20' | '1.36', name: string) {
  const made = after(createCluster(scenario, { seed: 1, profile }), `apply -f ${name}.yaml`);
  return getObject(made.store, 'Pod', `default/${name}`)?.spec;
}

test('a pod runs as the account of its namespace and is given its token: a secret, and later one for this pod alone', () => {
  const [old, current] = [specOf('1.20', 'plain'), specOf('1.36', 'plain')];
  const volume = old?.volumes?.[0];
  expect(volume?.name).toMatch(/^default-token-\w{5}$/);
  expect(volume?.secret?.secretName).toBe(volume?.name);
  expect(current?.volumes?.[0]?.name).toMatch(/^kube-api-access-\w{5}$/);
  expect(current?.volumes?.[0]?.projected?.sources).toHaveLength(3);
  for (const spec of [old, current]) {
    expect(spec?.serviceAccountName).toBe('default');
    expect(spec?.containers[0]?.volumeMounts).toEqual([
      {
        name: spec?.volumes?.[0]?.name,
        readOnly: true,
        mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
      },
    ]);
  }
});

test('a pod that wants no token gets none', () => {
  expect(specOf('1.20', 'private')).toMatchObject({ serviceAccount: 'default' });
  expect(specOf('1.20', 'private')?.volumes).toBeUndefined();
});

test('a pod cannot run as an account that is not there, and has the secrets of the one that is', () => {
  const opened = createCluster(scenario, { seed: 1, profile: '1.36' });
  expect(kubectl(opened, 'apply -f robot.yaml').output.stderr).toContain(
    'pods "robot" is forbidden: error looking up service account default/robot: serviceaccount "robot" not found',
  );
  const made = after(after(opened, 'apply -f robot-account.yaml'), 'apply -f robot.yaml');
  const spec = getObject(made.store, 'Pod', 'default/robot')?.spec;
  expect(spec?.imagePullSecrets).toEqual([{ name: 'registry' }]);
});
