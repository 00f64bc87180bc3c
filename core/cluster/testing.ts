/** What the tests of the simulator share: clusters from a few words, and short ways to act on them. */
import { assert } from '#core/assert';
import { createCluster, headRevision, run, viewAt } from './cluster';
import type { Pod } from './objects';
import type { Profile } from './profile';
import { parseScenario, type Scenario } from './scenario';
import type { ClusterView } from './view';
import type { Cluster, CommandOutput } from './world';

/** A Deployment web of image web:1. `extra` goes into the container, as JSON or YAML in one line. */
export function deploymentYaml(replicas: number, extra = ''): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [ { name: web, image: "web:1"${extra && `, ${extra}`} } ] }
`;
}

export function scenarioOf(text: string): Scenario {
  const { scenario, problems } = parseScenario(text);
  assert(scenario, JSON.stringify(problems));
  return scenario;
}

/** Three nodes, one image that starts in 2 s, and the files. */
export function openCluster(
  files: Record<string, string>,
  {
    seed = 1,
    profile = '1.36',
    nodes = 3,
  }: { seed?: number; profile?: Profile; nodes?: number } = {},
): Cluster {
  const scenario = scenarioOf(`
title: test
cluster: { nodes: ${nodes}, cloud: true }
images:
  "web:1": { pull: 1s, start: 1s, stop: 1s, ready: 2s }
  "web:2": { pull: 1s, start: 1s, stop: 1s, ready: 2s }
  "web:bad": { pull: fail }
  "web:crash": { exits: { after: 0s, code: 1 } }
until: 60s
`);
  return createCluster({ ...scenario, files }, { seed, profile });
}

export function kubectl(
  cluster: Cluster,
  text: string,
): { cluster: Cluster; output: CommandOutput } {
  return run(cluster, { type: 'kubectl', text: `kubectl ${text}` });
}

/** Runs a command that must succeed. */
export function after(cluster: Cluster, text: string): Cluster {
  const { cluster: next, output } = kubectl(cluster, text);
  assert(output.exitCode === 0, output.stderr);
  return next;
}

export function present(cluster: Cluster): ClusterView {
  return viewAt(cluster, headRevision(cluster));
}

export function firstPod(cluster: Cluster): Pod {
  const [pod] = present(cluster).pods;
  assert(pod, 'there is a pod');
  return pod;
}

export function isReadyPod(pod: Pod): boolean {
  return (pod.status.conditions ?? []).some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
}

export function readyCount(cluster: Cluster): number {
  return present(cluster).pods.filter((pod) => isReadyPod(pod) && !pod.metadata.deletionTimestamp)
    .length;
}
