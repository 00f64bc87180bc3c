/** Large clusters, and going back in them. It is run as one bundle, since tsx names every closure at a cost. */
import { assert } from '#core/assert';
import { advance, createCluster, forkAt, headRevision, viewAt } from '#core/cluster/cluster';
import { parseScenario } from '#core/cluster/scenario';
import type { Cluster } from '#core/cluster/world';
import type { Figure } from './figure';

const UNTIL_MS = 600_000;
const FRAME_MS = 16;
const SEEKS = 200;
/** Of the same seek the quickest counts: what the collector does in between has nothing to do with the revision. */
const SEEKS_EACH = 3;

/**
 * Needs `node --expose-gc`. The CPU time is that of all threads, with those of the collector. A small cluster goes
 * first, as in the other figures: what is measured is the engine, not how its code is compiled.
 */
export function largeClusters(): Figure[] {
  simulate(200, 20);
  const middle = simulate(1_000, 100);
  const seeks = [
    seekFigure('read', middle.cluster, viewAt),
    seekFigure('fork at', middle.cluster, forkAt),
  ];
  return [middle.figure, ...seeks, simulate(5_000, 500).figure];
}

/** A rollout at 60 s, and a node that dies at 180 s and is given up before the end. */
function simulate(pods: number, nodes: number): { cluster: Cluster; figure: Figure } {
  const { scenario } = parseScenario(scenarioText(pods, nodes));
  assert(scenario, 'the large scenario is sound');
  const heapBefore = heapBytes();
  const startMs = cpuMs();
  const cluster = advance(createCluster(scenario, { seed: 1, profile: '1.36' }), UNTIL_MS);
  const ours = cpuMs() - startMs;
  const megabytes = Math.round((heapBytes() - heapBefore) / 2 ** 20);
  const pace = Math.round(UNTIL_MS / ours);
  return {
    cluster,
    figure: {
      name: `${pods} pods on ${nodes} nodes through a rollout and a node’s death (CPU)`,
      ours,
      baseline: 'the time it takes a real cluster',
      theirs: UNTIL_MS,
      note: `${pace} simulated seconds a second; ${cluster.processed} events, ${headRevision(cluster)} revisions, ${megabytes} MB`,
    },
  };
}

/** The slowest of many, all over the run. */
function seekFigure(
  verb: string,
  cluster: Cluster,
  seek: (cluster: Cluster, revision: number) => unknown,
): Figure {
  const times = Array.from({ length: SEEKS }, (_, i) => {
    const revision = 1 + Math.floor((headRevision(cluster) * i) / SEEKS);
    return quickest(() => seek(cluster, revision));
  }).toSorted((a, b) => a - b);
  const median = times[Math.floor(SEEKS / 2)] ?? 0;
  return {
    name: `${verb} any revision at 1000 pods, the slowest of ${SEEKS}, each at its quickest of ${SEEKS_EACH} (CPU)`,
    ours: times.at(-1) ?? 0,
    baseline: 'one frame of a screen',
    theirs: FRAME_MS,
    note: `median ${median.toFixed(2)} ms`,
  };
}

function quickest(work: () => unknown): number {
  const times = Array.from({ length: SEEKS_EACH }, () => {
    const startMs = cpuMs();
    work();
    return cpuMs() - startMs;
  });
  return Math.min(...times);
}

/** Of all threads: the time of a clock would be that of the machine's other work too. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function heapBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function scenarioText(pods: number, nodes: number): string {
  return `
title: A large cluster
cluster: { nodes: ${nodes} }
images:
  "web:1": { pull: 1s, start: 1s, stop: 1s, ready: 2s }
  "web:2": { pull: 1s, start: 1s, stop: 1s, ready: 2s }
files:
  web.yaml: |
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec:
      replicas: ${pods}
      selector: { matchLabels: { app: web } }
      template:
        metadata: { labels: { app: web } }
        spec:
          containers:
            - name: web
              image: web:1
              resources: { requests: { cpu: 100m } }
              readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 }
  service.yaml: |
    apiVersion: v1
    kind: Service
    metadata: { name: web }
    spec: { selector: { app: web }, ports: [ { port: 80 } ] }
steps:
  - { at: 0s, run: "kubectl apply -f web.yaml -f service.yaml" }
  - { at: 60s, run: "kubectl set image deployment/web web=web:2" }
  - { at: 180s, node: node-1, state: down }
until: ${UNTIL_MS}ms
`;
}
