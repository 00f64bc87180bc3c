import { expect, test } from 'vitest';
import { advance } from '../cluster';
import { after, deploymentYaml, kubectl, openCluster } from '../testing';
import type { Cluster } from '../world';

const web = deploymentYaml(2);
const files = {
  'web.yaml': web,
  'more.yaml': web.replace('replicas: 2', 'replicas: 3').replace('web:1', 'web:2'),
  'other.yaml': web.replaceAll('app: web', 'app: other'),
  'stale.yaml': web.replace('name: web }', 'name: web, resourceVersion: "1" }'),
};
const cluster = advance(after(openCluster(files), 'create -f web.yaml'), 8_000);

function said(of: Cluster, text: string): string {
  const { output } = kubectl(of, text);
  return output.stdout + output.stderr;
}

test.each([
  ['replace -f more.yaml', 'deployment.apps/web replaced\n'],
  ['replace -f more.yaml --dry-run=server', 'deployment.apps/web replaced (server dry run)\n'],
  ['replace', 'error: must specify one of -f and -k\n'],
  ['replace -f web.yaml --grace-period=3', 'error: --grace-period must have --force specified\n'],
  [
    'replace -f stale.yaml',
    'Error from server (Conflict): error when replacing "stale.yaml": Operation cannot be fulfilled on deployments.apps "web": the object has been modified; please apply your changes to the latest version and try again\n',
  ],
  [
    'replace -f other.yaml',
    'The Deployment "web" is invalid: spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"app":"other"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable\n',
  ],
])('`%s` says what kubectl says', (text, words) => {
  expect(said(cluster, text)).toBe(words);
});

test('what is not there cannot be replaced', () => {
  expect(said(openCluster(files), 'replace -f web.yaml')).toBe(
    'Error from server (NotFound): error when replacing "web.yaml": deployments.apps "web" not found\n',
  );
});

test('with --force what may not change is deleted and made again', () => {
  const text = 'replace --force -f other.yaml';
  expect(said(cluster, text)).toBe('deployment.apps "web" deleted\ndeployment.apps/web replaced\n');
  const selector = 'get deployment web -o jsonpath={.spec.selector.matchLabels}';
  expect(said(after(cluster, text), selector)).toBe('{"app":"other"}');
});
