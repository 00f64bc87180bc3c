/**
 * The scenario format: a cluster, how its images behave, and a script. YAML in; a scenario, or what is wrong
 * with it, out. Fields that lessons add are left alone.
 */
import { parseDocument } from 'yaml';
import { textsOf } from './api/read-field';
import { type ComponentName, componentNames } from './components';
import { defaultBehaviour, type ImageBehaviour } from './image-behaviour';
import { isJsonObject, type JsonObject } from './json';
import type { NodeTemplate } from './node-template';
import { type Problem, Reader } from './scenario-reader';

export type { Problem } from './scenario-reader';

export type ScenarioStep = { atMs: number } & (
  | { type: 'run'; text: string }
  | { type: 'node'; node: string; state: 'down' | 'up' }
  | { type: 'component'; component: ComponentName; state: 'down' | 'up' }
  /** Requests a second to the pods labelled app=NAME. */
  | { type: 'load'; load: Readonly<Record<string, number>> }
  | { type: 'addNode'; template: NodeTemplate }
);

export type Scenario = {
  title: string;
  /** One sentence: what to watch. Empty where a scenario says none. */
  caption: string;
  nodes: readonly NodeTemplate[];
  /** Whether there is a cloud that hands out load balancers; by default there is none. */
  cloud: boolean;
  images: Readonly<Record<string, ImageBehaviour>>;
  /** Manifests that commands can name. */
  files: Readonly<Record<string, string>>;
  steps: readonly ScenarioStep[];
  untilMs: number;
};

/** Reads YAML; what is wrong comes back as problems, with the path of the field. Never throws. */
export function parseScenario(text: string): {
  scenario: Scenario | null;
  problems: readonly Problem[];
} {
  const document = parseDocument(text, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error) return { scenario: null, problems: [{ path: '', message: error.message }] };
  const root: unknown = document.toJS();
  const reader = new Reader();
  if (!isJsonObject(root)) {
    return { scenario: null, problems: [{ path: '', message: 'a scenario is a YAML mapping' }] };
  }
  const scenario = read(root, reader);
  return { scenario: reader.problems.length > 0 ? null : scenario, problems: reader.problems };
}

function read(root: JsonObject, reader: Reader): Scenario {
  const cluster = reader.mapping(root, 'cluster', '');
  return {
    title: reader.text(root, 'title', ''),
    caption: 'caption' in root ? reader.text(root, 'caption', '') : '',
    nodes: readNodes(cluster, reader),
    cloud: reader.flag(cluster, 'cloud', 'cluster', false),
    images: Object.fromEntries(
      Object.entries(reader.mapping(root, 'images', '')).map(([image, behaviour]) => [
        image,
        readImage(isJsonObject(behaviour) ? behaviour : {}, `images.${image}`, reader),
      ]),
    ),
    files: reader.texts(root, 'files', ''),
    steps: reader.list(root, 'steps', '').map((step, i) => readStep(step, `steps[${i}]`, reader)),
    untilMs: reader.duration(root, 'until', '', null),
  };
}

function readNodes(cluster: JsonObject, reader: Reader): NodeTemplate[] {
  const { nodes } = cluster;
  if (typeof nodes === 'number') {
    return Array.from({ length: nodes }, (_, i) =>
      readNode({ name: `node-${i + 1}` }, 'cluster.nodes', reader),
    );
  }
  const list = reader.list(cluster, 'nodes', 'cluster');
  return list.map((node, i) => readNode(node, `cluster.nodes[${i}]`, reader));
}

function readNode(node: JsonObject, path: string, reader: Reader): NodeTemplate {
  const amount = (key: string, fallback: string) => String(node[key] ?? fallback);
  return {
    name: reader.text(node, 'name', path),
    cpu: amount('cpu', '2'),
    memory: amount('memory', '4Gi'),
    pods: Number(amount('pods', '110')),
    zone: typeof node.zone === 'string' ? node.zone : null,
    labels: reader.texts(node, 'labels', path),
    taints: reader.list(node, 'taints', path).map((taint, i) => ({
      key: reader.text(taint, 'key', `${path}.taints[${i}]`),
      value: typeof taint.value === 'string' ? taint.value : '',
      effect: reader.word(taint, 'effect', `${path}.taints[${i}]`, [
        'NoSchedule',
        'PreferNoSchedule',
        'NoExecute',
      ]),
    })),
  };
}

function readImage(image: JsonObject, path: string, reader: Reader): ImageBehaviour {
  const { pullMs, startMs, stopMs, readyMs, cpuPerRequest, cpuIdle } = defaultBehaviour;
  const exits = isJsonObject(image.exits) ? image.exits : null;
  return {
    pullMs: image.pull === 'fail' ? null : reader.duration(image, 'pull', path, pullMs),
    startMs: reader.duration(image, 'start', path, startMs),
    stopMs: reader.duration(image, 'stop', path, stopMs),
    readyMs: image.ready === 'never' ? null : reader.duration(image, 'ready', path, readyMs),
    exits: exits && {
      afterMs: reader.duration(exits, 'after', `${path}.exits`, null),
      code: typeof exits.code === 'number' ? exits.code : 0,
    },
    cpuPerRequest: reader.number(image, 'cpuPerRequest', path, cpuPerRequest),
    cpuIdle: reader.number(image, 'cpuIdle', path, cpuIdle),
    logs: textsOf(image, 'logs'),
  };
}

function readStep(step: JsonObject, path: string, reader: Reader): ScenarioStep {
  const atMs = reader.duration(step, 'at', path, null);
  if (step.run !== undefined) return { atMs, type: 'run', text: reader.text(step, 'run', path) };
  if (step.load !== undefined) return { atMs, type: 'load', load: readLoad(step, path, reader) };
  if (step.addNode !== undefined) {
    const node = reader.mapping(step, 'addNode', path);
    return { atMs, type: 'addNode', template: readNode(node, `${path}.addNode`, reader) };
  }
  if (step.component !== undefined) {
    const component = reader.word(step, 'component', path, componentNames);
    const state = reader.word(step, 'state', path, ['down', 'up']);
    return { atMs, type: 'component', component, state };
  }
  const node = reader.text(step, 'node', path);
  return { atMs, type: 'node', node, state: reader.word(step, 'state', path, ['down', 'up']) };
}

function readLoad(step: JsonObject, path: string, reader: Reader): Record<string, number> {
  const load = reader.mapping(step, 'load', path);
  return Object.fromEntries(
    Object.keys(load).map((app) => [app, reader.number(load, app, `${path}.load`, 0)]),
  );
}
