/** A cluster of several workloads, with the manifests that commands name, and a script that waits for things. */
import type { Random } from '#core/random';
import { defaultBehaviour, type ImageBehaviour } from '../image-behaviour';
import type { JsonObject } from '../json';
import type { NodeTemplate } from '../node-template';
import type { Scenario, ScenarioStep } from '../scenario';
import { between, chance, choose } from './choose';
import { mutateManifest } from './mutate-manifest';
import { randomAutoscaler, randomBudget, randomPod, randomService } from './random-companions';
import { priorities } from './random-pods';
import { manifestOf, workloads } from './random-workloads';

const WORKLOADS_MAX = 4;
const BAD_FILES = 3;

export function randomScenario(seed: number, random: Random): Scenario {
  const files = randomFiles(random);
  return {
    title: `fuzz ${seed}`,
    caption: '',
    nodes: Array.from({ length: between(1, 4, random) }, (_, i) => randomNode(i + 1, random)),
    cloud: chance(0.7, random),
    images: randomImages(random),
    files: Object.fromEntries(
      Object.entries(files).map(([name, manifest]) => [name, JSON.stringify(manifest)]),
    ),
    steps: [
      ...Object.keys(files).map((name) => said(0, `kubectl apply -f ${name}`)),
      ...randomWaits(random),
    ],
    untilMs: 60_000,
  };
}

export function randomNode(index: number, random: Random): NodeTemplate {
  return {
    name: `node-${index}`,
    cpu: choose(['1', '2', '2', '4'], random),
    memory: choose(['1Gi', '4Gi'], random),
    pods: choose([110, 110, 5], random),
    zone: choose([null, 'a', 'b'], random),
    labels: chance(0.3, random) ? { disk: 'ssd' } : {},
    taints: chance(0.15, random)
      ? [{ key: 'dedicated', value: 'db', effect: choose(['NoSchedule', 'NoExecute'], random) }]
      : [],
  };
}

function randomFiles(random: Random): Record<string, JsonObject> {
  const files: Record<string, JsonObject> = {};
  const add = (manifest: JsonObject, suffix: string) => {
    files[`${suffix}.yaml`] = manifest;
  };
  for (const { name, value } of priorities) add(priorityClass(name, value), name);
  for (let i = between(1, WORKLOADS_MAX, random); i > 0; i -= 1) {
    const { kind, name, ...rest } = choose(workloads, random)(random);
    const scales = kind === 'Deployment' || kind === 'StatefulSet';
    if (chance(0.6, random)) add(randomService(name, random), `${name}-service`);
    if (chance(0.4, random)) add(randomBudget(name, random), `${name}-budget`);
    if (scales && chance(0.3, random)) add(randomAutoscaler(kind, name, random), `${name}-scaler`);
    add(manifestOf({ kind, name, ...rest }), name);
  }
  if (chance(0.3, random)) add(randomPod(choose(['web', 'solo', 'db'], random), random), 'lone');
  const good = Object.values(files);
  for (let i = 1; i <= BAD_FILES; i += 1) {
    add(mutateManifest(choose(good, random), random), `bad-${i}`);
  }
  return files;
}

function priorityClass(name: string, value: number): JsonObject {
  return { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value };
}

function randomImages(random: Random): Record<string, ImageBehaviour> {
  const upTo = (most: number) => between(0, most, random);
  const web: ImageBehaviour = {
    ...defaultBehaviour,
    pullMs: upTo(2000),
    startMs: upTo(2000),
    stopMs: upTo(4000),
    readyMs: upTo(3000),
    cpuPerRequest: 5,
    cpuIdle: 1,
  };
  const task = { ...defaultBehaviour, pullMs: upTo(500), startMs: upTo(500) };
  return {
    'web:1': web,
    'web:2': { ...web, readyMs: 500 },
    'web:slow': { ...web, readyMs: null },
    'web:bad': { ...web, pullMs: null },
    'web:crash': { ...web, exits: { afterMs: upTo(3000), code: 1 } },
    'task:good': { ...task, exits: { afterMs: upTo(8000), code: 0 } },
    'task:bad': { ...task, exits: { afterMs: upTo(4000), code: 1 } },
  };
}

/** A script waits for what it asked for, so that time passes inside of these. */
function randomWaits(random: Random): ScenarioStep[] {
  const waits = [
    'kubectl rollout status deployment/web --timeout=20s',
    'kubectl rollout status statefulset/db --timeout=20s',
    'kubectl wait --for=condition=available deployment/web --timeout=10s',
    'kubectl wait --for=delete pod/lone --timeout=5s',
    'kubectl drain node-1 --ignore-daemonsets --force --timeout=25s',
    'kubectl delete deployment web',
    'kubectl scale deployment web --replicas=3',
  ] as const;
  const count = between(0, 3, random);
  const moments = Array.from({ length: count }, () => between(1, 50, random) * 1000);
  return moments.sort((a, b) => a - b).map((atMs) => said(atMs, choose(waits, random)));
}

function said(atMs: number, text: string): ScenarioStep {
  return { atMs, type: 'run', text };
}
