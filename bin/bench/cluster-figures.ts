import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { assert } from '#core/assert';
import { advance, createCluster, forkAt, headRevision, viewAt } from '#core/cluster/cluster';
import { parseScenario } from '#core/cluster/scenario';
import type { Cluster } from '#core/cluster/world';
import { browserBundle } from './browser-bundle';
import type { Figure } from './figure';
import { hashInChromium } from './hash-in-chromium';
import { hashSeeds } from './hash-seeds';

const UNTIL_MS = 600_000;
const FRAME_MS = 16;
const SEEKS = 50;
const SEEDS = 1_000;
const GOAL_KB = 150;

/** Large clusters, going back in them, what a browser gets of the engine, and whether it does the same there. */
export async function clusterFigures(root: string): Promise<Figure[]> {
  const middle = simulate(1_000, 100);
  const seeks = [
    seekFigure('read', middle.cluster, viewAt),
    seekFigure('fork at', middle.cluster, forkAt),
  ];
  const large = simulate(5_000, 500);
  return [middle.figure, ...seeks, large.figure, await sizeFigure(root), await hashFigure(root)];
}

/** A rollout at 60 s, and a node that dies at 180 s and is given up before the end. */
function simulate(pods: number, nodes: number): { cluster: Cluster; figure: Figure } {
  const { scenario } = parseScenario(scenarioText(pods, nodes));
  assert(scenario, 'the large scenario is sound');
  const heapBefore = heapBytes();
  const start = process.cpuUsage();
  const cluster = advance(createCluster(scenario, { seed: 1, profile: '1.36' }), UNTIL_MS);
  const { user, system } = process.cpuUsage(start);
  const megabytes = Math.round((heapBytes() - heapBefore) / 2 ** 20);
  const ours = (user + system) / 1_000;
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
    const start = performance.now();
    seek(cluster, revision);
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  const median = times[Math.floor(SEEKS / 2)] ?? 0;
  return {
    name: `${verb} any revision at 1000 pods, the slowest of ${SEEKS}`,
    ours: times.at(-1) ?? 0,
    baseline: 'one frame of a screen',
    theirs: FRAME_MS,
    note: `median ${median.toFixed(2)} ms`,
  };
}

async function sizeFigure(root: string): Promise<Figure> {
  const contents = `export * from '#core/cluster/lab/lab'; export * from '#core/cluster/lab/shown';`;
  const bundle = await browserBundle(root, contents);
  return {
    name: 'the engine for the browser, gzipped',
    ours: gzipSync(bundle, { level: 9 }).length / 1_000,
    baseline: 'the goal',
    theirs: GOAL_KB,
    unit: 'kB',
    note: `${Math.round(bundle.length / 1_000)} kB unpacked`,
  };
}

async function hashFigure(root: string): Promise<Figure> {
  const start = performance.now();
  const here = hashSeeds(1, SEEDS);
  const between = performance.now();
  const there = await hashInChromium(root, 1, SEEDS);
  const end = performance.now();
  const same = here.filter((hash, i) => hash === there[i]).length;
  return {
    name: `${SEEDS} seeds in Chromium`,
    ours: end - between,
    baseline: 'the same in Node',
    theirs: between - start,
    note: `${same} hashes are the same`,
  };
}

function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
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
