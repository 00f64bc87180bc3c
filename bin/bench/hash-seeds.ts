/** Clusters that live through what their seeds choose, each as one hash: the same in every machine that runs them. */
import { assert } from '#core/assert';
import { advance, createCluster, hash, run } from '#core/cluster/cluster';
import { parseScenario } from '#core/cluster/scenario';
import type { Command } from '#core/cluster/world';
import { makeRandom, nextInteger, type Random } from '#core/random';

const ACTS = 5;
const BETWEEN_MS = 8_000;
/** Long enough for a dead node to be given up. */
const REST_MS = 400_000;

export function hashSeeds(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => hashSeed(first + i));
}

function hashSeed(seed: number): string {
  const random = makeRandom(seed);
  const { scenario } = parseScenario(scenarioText(random));
  assert(scenario, 'the scenario of a seed is sound');
  const profile = nextInteger(random, 2) === 0 ? '1.20' : '1.36';
  let cluster = createCluster(scenario, { seed, profile });
  for (let act = 0; act < ACTS; act += 1) {
    cluster = advance(cluster, cluster.nowMs + nextInteger(random, BETWEEN_MS));
    cluster = run(cluster, chooseCommand(random)).cluster;
  }
  return hash(advance(cluster, cluster.nowMs + REST_MS));
}

function scenarioText(random: Random): string {
  const milliseconds = () => `${nextInteger(random, 3_000)}ms`;
  return `
title: A seed's cluster
cluster: { nodes: ${2 + nextInteger(random, 4)}, cloud: true }
images:
  "web:1": { pull: ${milliseconds()}, start: ${milliseconds()}, stop: ${milliseconds()}, ready: ${milliseconds()} }
  "web:2": { ready: ${milliseconds()} }
files:
  web.yaml: |
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec:
      replicas: ${nextInteger(random, 9)}
      selector: { matchLabels: { app: web } }
      template:
        metadata: { labels: { app: web } }
        spec:
          containers:
            - name: web
              image: web:1
              resources: { requests: { cpu: ${100 * (1 + nextInteger(random, 8))}m } }
              readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 }
steps:
  - { at: 0s, run: "kubectl apply -f web.yaml" }
  - { at: 1s, run: "kubectl expose deployment web --port=80" }
until: 60s
`;
}

function chooseCommand(random: Random): Command {
  const node = `node-${1 + nextInteger(random, 2)}`;
  const commands: readonly Command[] = [
    { type: 'kubectl', text: `kubectl scale deployment web --replicas=${nextInteger(random, 12)}` },
    { type: 'kubectl', text: 'kubectl set image deployment/web web=web:2' },
    { type: 'kubectl', text: 'kubectl rollout undo deployment/web' },
    { type: 'kubectl', text: `kubectl cordon ${node}` },
    { type: 'node', node, state: 'down' },
    { type: 'node', node, state: 'up' },
  ];
  const command = commands[nextInteger(random, commands.length)];
  assert(command, 'there is something to do');
  return command;
}
