import { expect, test } from 'vitest';
import { after, kubectl, openCluster } from '../testing';

const podOf = (name: string, more: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec: { ${more} containers: [ { name: c, image: "web:1" } ] }\n`;
const files = {
  'named.yaml': podOf('named', 'priorityClassName: high,'),
  'none.yaml': podOf('none', 'priorityClassName: nobody,'),
  'plain.yaml': podOf('plain', ''),
  'written.yaml': podOf('written', 'priority: 5,'),
};
const cluster = after(
  openCluster(files),
  'create priorityclass high --value=1000 --preemption-policy=Never',
);
const priorityOf = (name: string) =>
  `get pod ${name} -o jsonpath={.spec.priorityClassName}/{.spec.priority}/{.spec.preemptionPolicy}`;

function said(text: string, of = cluster): string {
  const { output } = kubectl(of, text);
  return output.stdout + output.stderr;
}

test('a pod has the priority of the class that it names', () => {
  const made = after(cluster, 'create -f named.yaml -f plain.yaml');
  expect(said(priorityOf('named'), made)).toBe('high/1000/Never');
  expect(said(priorityOf('plain'), made)).toBe('/0/PreemptLowerPriority');
});

test('a pod that names no class is of the default one', () => {
  const withDefault = after(cluster, 'create pc usual --value=7 --global-default');
  const made = after(withDefault, 'create -f plain.yaml');
  expect(said(priorityOf('plain'), made)).toBe('usual/7/PreemptLowerPriority');
  expect(said('create pc second --value=8 --global-default', withDefault)).toBe(
    'error: failed to create priorityclass: priorityclasses.scheduling.k8s.io "second" is forbidden: PriorityClass usual is already marked as default. Only one default can exist\n',
  );
});

test.each([
  [
    'create -f none.yaml',
    'Error from server (Forbidden): error when creating "none.yaml": pods "none" is forbidden: no PriorityClass with name nobody was found\n',
  ],
  [
    'create -f written.yaml',
    'Error from server (Forbidden): error when creating "written.yaml": pods "written" is forbidden: the integer value of priority (5) must not be provided in pod spec; priority admission controller computed 0 from the given PriorityClass name\n',
  ],
  [
    'create pc huge --value=2000000000',
    'error: failed to create priorityclass: PriorityClass.scheduling.k8s.io "huge" is invalid: value: Forbidden: maximum allowed value of a user defined priority is 1000000000\n',
  ],
  [
    'create pc system-mine --value=1',
    'error: failed to create priorityclass: PriorityClass.scheduling.k8s.io "system-mine" is invalid: metadata.name: Forbidden: priority class names with \'system-\' prefix are reserved for system use only. error: system-mine is not a known system priority class\n',
  ],
  [
    `patch pc high -p '{"value":7}'`,
    'The PriorityClass "high" is invalid: Value: Forbidden: may not be changed in an update.\n',
  ],
])('`%s` is refused', (text, words) => {
  expect(said(text)).toBe(words);
});

test('the classes of the system are there, and listed with the others', () => {
  expect(said('get priorityclasses')).toMatch(
    /^NAME +VALUE +GLOBAL-DEFAULT +AGE\nhigh +1000 +false +\S+\nsystem-cluster-critical +2000000000 +false +\S+\nsystem-node-critical +2000001000 +false +\S+\n$/,
  );
});
