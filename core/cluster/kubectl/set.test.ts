import { expect, test } from 'vitest';
import { after, deploymentYaml, kubectl, openCluster } from '../testing';
import type { Cluster } from '../world';

const service = `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [ { port: 80 } ] }
`;
const files = {
  'web.yaml': deploymentYaml(2, 'env: [ { name: OLD, value: x } ]'),
  'service.yaml': service,
};
const cluster = after(openCluster(files), 'create -f web.yaml -f service.yaml');
const containerAt = 'get deployment web -o jsonpath={.spec.template.spec.containers[0]';

function said(of: Cluster, text: string): string {
  const { output } = kubectl(of, text);
  return output.stdout + output.stderr;
}

test.each([
  ['set image deployment/web web=web:2', 'deployment.apps/web image updated\n'],
  [
    'set image deployment/web *=web:2 --dry-run=client',
    'deployment.apps/web image updated (dry run)\n',
  ],
  ['set image deployment/web web=web:1', ''],
  ['set image deployment/web', 'error: at least one image update is required\n'],
  [
    'set image deployment/web x=web:2 web=web:2',
    'deployment.apps/web image updated\nerror: unable to find container named "x"\n',
  ],
  [
    'set image service/web web=web:2',
    'error: services/web the object is not a pod or does not have a pod template: *v1.Service\n',
  ],
  [
    'set image deployment/web web=',
    'error: failed to patch image update to pod template: Deployment.apps "web" is invalid: spec.template.spec.containers[0].image: Required value\n',
  ],
  ['set env deployment/web A=1', 'deployment.apps/web env updated\n'],
  ['set env deployment/web OLD=x', ''],
  ['set env deployment/web --list', '# Deployment web, container web\nOLD=x\n'],
  [
    'set env deployment/web OLD=y --overwrite=false',
    "error: deployments/web 'OLD' already has a value (x), and --overwrite is false\n",
  ],
  [
    'set env deployment/web A=1 A-',
    'error: can not both modify and remove the same environment variable in the same command\n',
  ],
  [
    'set env deployment/web -c none A=1',
    'Warning: Deployment/web does not have any containers matching "none"\n',
  ],
  [
    'set resources deployment web --limits=cpu=1',
    'deployment.apps/web resource requirements updated\n',
  ],
  [
    'set resources deployment web --limits=much',
    'error: Invalid argument syntax much, expected <resource>=<value>\n',
  ],
  ['set selector service web app=other', 'service/web selector updated\n'],
  [
    "set selector service web 'app in (a,b)'",
    'error: match expression [{app In [a b]}] not supported on this object\n',
  ],
  ['set selector deployment web a=b', 'error: setting a selector is only supported for Services\n'],
  ['set serviceaccount deployment web robot', 'deployment.apps/web serviceaccount updated\n'],
  [
    'set nonsense',
    'error: unknown command "nonsense"\nSee \'kubectl set -h\' for help and examples\n',
  ],
])('`%s` says what kubectl says', (text, words) => {
  expect(said(cluster, text)).toBe(words);
});

test('variables keep their places, new ones come last, and others can be taken away', () => {
  const changed = after(cluster, 'set env deployment/web NEW=1 OLD=y');
  const env = '[{"name":"OLD","value":"y"},{"name":"NEW","value":"1"}]';
  expect(said(changed, `${containerAt}.env}`)).toBe(env);
  const without = after(changed, 'set env deployment/web OLD-');
  expect(said(without, `${containerAt}.env}`)).toBe('[{"name":"NEW","value":"1"}]');
});

test('variables can come from a config map, a reference for each key', () => {
  const map =
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: app }\ndata: { a.color: green }\n';
  const made = after(openCluster({ ...files, 'map.yaml': map }), 'create -f web.yaml -f map.yaml');
  const changed = after(made, 'set env deployment/web --from=configmap/app --prefix=P_');
  expect(said(changed, 'set env deployment/web --list')).toBe(
    '# Deployment web, container web\nOLD=x\n# P_A_COLOR from configmap app, key a.color\n',
  );
});

test('what is recorded is the command, in the annotation that a rollout shows', () => {
  const text = 'set image deployment/web web=web:2 --record';
  expect(said(cluster, text)).toContain('Flag --record has been deprecated');
  expect(
    said(after(cluster, text), 'get deployment web -o jsonpath={.metadata.annotations}'),
  ).toContain(
    '"kubernetes.io/change-cause":"kubectl set image deployment/web web=web:2 --record=true"',
  );
});

test('a selector is replaced whole', () => {
  const changed = after(cluster, 'set selector service web tier=front');
  expect(said(changed, 'get service web -o jsonpath={.spec.selector}')).toBe('{"tier":"front"}');
});
