import { expect, test } from 'vitest';
import { advance } from '../cluster';
import { after, deploymentYaml, kubectl, openCluster } from '../testing';
import type { Cluster } from '../world';

const web = deploymentYaml(2);
const files = { 'web.yaml': web, 'api.yaml': web.replaceAll('web }', 'api }') };
const cluster = advance(after(openCluster(files), 'create -f web.yaml -f api.yaml'), 8_000);

function said(of: Cluster, text: string): string {
  const { output } = kubectl(of, text);
  return output.stdout + output.stderr;
}

test.each([
  [
    'scale deployment web api --replicas=3',
    'deployment.apps/web scaled\ndeployment.apps/api scaled\n',
  ],
  ['scale deploy --all --replicas=3', 'deployment.apps/api scaled\ndeployment.apps/web scaled\n'],
  ['scale -f web.yaml --replicas=3 --dry-run=client', 'deployment.apps/web scaled (dry run)\n'],
  ['scale deployment web --replicas=3 --current-replicas=2', 'deployment.apps/web scaled\n'],
  [
    'scale deployment web --replicas=3 --current-replicas=4',
    'error: Expected replicas to be 4, was 2\n',
  ],
  ['scale deployment web', 'error: required flag(s) "replicas" not set\n'],
  [
    'scale deployment web --replicas=x',
    'error: invalid argument "x" for "--replicas" flag: strconv.ParseInt: parsing "x": invalid syntax\nSee \'kubectl scale --help\' for usage.\n',
  ],
  [
    'scale deployment --replicas=3',
    'error: resource(s) were provided, but no name was specified\n',
  ],
  [
    'scale deployment none --replicas=3',
    'error: no objects passed to scale deployments.apps "none" not found\n',
  ],
  [
    'scale deployment web none --replicas=3',
    'deployment.apps/web scaled\nError from server (NotFound): deployments.apps "none" not found\n',
  ],
  [
    'scale service kubernetes --replicas=3',
    'Error from server (NotFound): the server could not find the requested resource\n',
  ],
  ['autoscale deployment web --max=5', 'horizontalpodautoscaler.autoscaling/web autoscaled\n'],
  ['autoscale deployment web', 'error: required flag(s) "max" not set\n'],
  [
    'autoscale deployment web --max=2 --min=5',
    'error: --max=MAXPODS must be larger or equal to --min=MINPODS, max: 2, min: 5\n',
  ],
  [
    'autoscale service kubernetes --max=5',
    'error: cannot autoscale a Service: could not find scale subresource for /v1, Resource=services in discovery information\n',
  ],
])('`%s` says what kubectl says', (text, words) => {
  expect(said(cluster, text)).toBe(words);
});
