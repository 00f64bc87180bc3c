import { expect, test } from 'vitest';
import { advance } from '../cluster';
import { after, deploymentYaml, kubectl, openCluster, present } from '../testing';

const web = deploymentYaml(2);
const files = {
  'web.yaml': web,
  'sidecar.yaml': web.replace('web:1" }', 'web:1" }, { name: side, image: "web:2" }'),
  'renamed.yaml': web.replace('name: web }\nspec', 'name: web, annotations: {} }\nspec'),
  'selector.yaml': web.replaceAll('app: web', 'app: api'),
};
const opened = openCluster(files);
const applied = after(opened, 'apply -f web.yaml');

function images(cluster: typeof opened): string[] {
  const [deployment] = present(cluster).deployments;
  return deployment?.spec.template.spec.containers.map(({ image }) => image) ?? [];
}

test('a container that the manifest names no more goes', () => {
  const wider = after(applied, 'apply -f sidecar.yaml');
  expect(images(wider)).toEqual(['web:1', 'web:2']);
  expect(images(after(wider, 'apply -f web.yaml'))).toEqual(['web:1']);
});

test('what means the same as before is not sent', () => {
  const { cluster, output } = kubectl(applied, 'apply -f renamed.yaml');
  expect(output.stdout).toBe('deployment.apps/web unchanged\n');
  expect(present(cluster).deployments).toEqual(present(applied).deployments);
});

test('what the server refuses is told field by field', () => {
  const { output } = kubectl(applied, 'apply -f selector.yaml');
  expect(output.stderr).toMatch(/^The Deployment "web" is invalid: .*field is immutable\n$/s);
  expect(images(advance(applied, 5_000))).toEqual(['web:1']);
});

test('an object that kubectl did not apply is told of, and remembered from then on', () => {
  const created = after(opened, 'create deployment web --image=web:1');
  const first = kubectl(created, 'apply -f web.yaml');
  expect(first.output.stderr).toMatch(
    /^Warning: resource deployments\/web is missing the kubectl.kubernetes.io\/last-applied/,
  );
  expect(kubectl(first.cluster, 'apply -f web.yaml').output).toMatchObject({
    stdout: 'deployment.apps/web unchanged\n',
    stderr: '',
  });
});

test('the annotation is the manifest with its keys in order', () => {
  const [deployment] = present(applied).deployments;
  const text =
    deployment?.metadata.annotations?.['kubectl.kubernetes.io/last-applied-configuration'];
  expect(text).toMatch(
    /^\{"apiVersion":"apps\/v1","kind":"Deployment","metadata":\{"annotations":\{\},"name":"web","namespace":"default"\}.*\}\n$/,
  );
});

test('somebody who may not see what is there is told so, with what was looked for', () => {
  expect(kubectl(applied, 'apply -f web.yaml --as=jane').output.stderr).toBe(
    [
      'Error from server (Forbidden): error when retrieving current configuration of:',
      'Resource: "apps/v1, Resource=deployments", GroupVersionKind: "apps/v1, Kind=Deployment"',
      'Name: "web", Namespace: "default"',
      'from server for: "web.yaml": deployments.apps "web" is forbidden: User "jane" cannot get resource "deployments" in API group "apps" in the namespace "default"',
      '',
    ].join('\n'),
  );
});

test('somebody who may look but not change is told with the patch', () => {
  const named = after(applied, 'create clusterrole reader --verb=get --resource=deployments.apps');
  const bound = after(named, 'create clusterrolebinding reader --clusterrole=reader --user=jane');
  const { output } = kubectl(bound, 'apply -f sidecar.yaml --as=jane');
  expect(output.stderr).toMatch(
    /^Error from server \(Forbidden\): error when applying patch:\n\{"metadata".*\}\nto:\nResource: .*\nName: "web", Namespace: "default"\nfor: "sidecar.yaml": error when patching "sidecar.yaml": deployments.apps "web" is forbidden: User "jane" cannot patch/,
  );
});

test.each([
  ['--dry-run=client', 'deployment.apps/web created (dry run)\n'],
  ['--dry-run=server', 'deployment.apps/web created (server dry run)\n'],
  ['-o name --dry-run=server', 'deployment.apps/web\n'],
])('apply %s says what it would do and does nothing', (flags, words) => {
  const { cluster, output } = kubectl(opened, `apply -f web.yaml ${flags}`);
  expect(output).toEqual({ stdout: words, stderr: '', exitCode: 0 });
  expect(present(cluster).deployments).toEqual([]);
});

test('apply -o shows what came of it', () => {
  const { output } = kubectl(opened, "apply -f web.yaml -o jsonpath='{.spec.replicas}'");
  expect(output.stdout).toBe(String(present(applied).deployments[0]?.spec.replicas));
});
