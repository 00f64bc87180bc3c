/** Command lines of every verb, about what there is and what there is not, and lines that mean nothing. */
import type { Random } from '#core/random';
import type { Kind } from '../objects';
import { listObjects, type View } from '../store';
import { between, chance, choose } from './choose';
import { randomNonsense } from './random-nonsense';

const kinds = [
  ['pod', 'Pod'],
  ['deployment', 'Deployment'],
  ['replicaset', 'ReplicaSet'],
  ['statefulset', 'StatefulSet'],
  ['daemonset', 'DaemonSet'],
  ['pvc', 'PersistentVolumeClaim'],
  ['job', 'Job'],
  ['cronjob', 'CronJob'],
  ['service', 'Service'],
  ['endpoints', 'Endpoints'],
  ['node', 'Node'],
  ['pdb', 'PodDisruptionBudget'],
  ['hpa', 'HorizontalPodAutoscaler'],
  ['event', 'Event'],
] as const satisfies readonly (readonly [string, Kind])[];
const templated = ['deployment', 'statefulset', 'replicaset', 'daemonset'] as const;

/** What a line is made of: names of things that there are, now and then of none. */
type Words = {
  random: Random;
  file: () => string;
  type: () => string;
  name: (type: string) => string;
  /** `TYPE NAME` or `TYPE/NAME`. */
  object: (type?: string) => string;
};

type Verb = (words: Words) => string;

const verbs: readonly Verb[] = [
  ({ file, random }) => `${choose(['apply', 'create', 'delete'], random)} -f ${file()}`,
  ({ file }) => `apply -f ${file()}`,
  ({ object, random }) => `scale ${object(choose(templated, random))} --replicas=${size(random)}`,
  ({ object, random }) => `scale ${object(choose(templated, random))} --replicas=${size(random)}`,
  ({ object, random }) => `set image ${object(choose(templated, random))} ${image(random)}`,
  ({ object, random }) => `set image ${object(choose(templated, random))} ${image(random)}`,
  ({ object, random }) => `rollout ${step(random)} ${object(choose(templated, random))}`,
  ({ object, random }) => `rollout ${step(random)} ${object(choose(templated, random))}`,
  ({ object, random }) =>
    `delete ${object('pod')}${choose(['', '', ' --force', ' --now'], random)}`,
  ({ object, random }) => `delete ${object()}${choose(deletions, random)}`,
  ({ name, random }) => `${choose(['cordon', 'uncordon'], random)} ${name('node')}`,
  ({ name, random }) =>
    `drain ${name('node')}${choose(['', ' --force --ignore-daemonsets'], random)}`,
  ({ name, random }) => `taint nodes ${name('node')} ${choose(taints, random)}`,
  ({ object, random }) => `label ${object()} ${choose(labels, random)}`,
  ({ object, random }) => `annotate ${object()} note=${between(0, 9, random)} --overwrite`,
  ({ object, random }) => `patch ${object()} ${choose(patches, random)}`,
  ({ object, random }) => `expose ${object()} ${choose(exposures, random)}`,
  ({ object, random }) =>
    `autoscale ${object(choose(templated, random))} --min=${between(-1, 3, random)} --max=${between(0, 6, random)}`,
  ({ random }) => `run lone --image=${choose(['web:1', 'web:crash', 'nothing:1'], random)}`,
  ({ random }) => `create deployment api --image=web:1 --replicas=${size(random)}`,
  ({ type, object, random }) =>
    `get ${chance(0.5, random) ? type() : object()}${choose(outputs, random)}`,
  ({ type, object, random }) => `describe ${chance(0.5, random) ? type() : object()}`,
  ({ object, random }) => `wait ${choose(waits, random)} ${object()} --timeout=1s`,
  ({ name, random }) => `logs ${name('pod')}${choose(['', ' --previous', ' --tail=1'], random)}`,
  ({ object, random }) => `set env ${object(choose(templated, random))} COLOUR=${size(random)}`,
  ({ type, random }) => choose([`explain ${type()}`, 'api-resources', 'events'], random),
  ({ random }) => `top ${choose(['pods', 'nodes'], random)}`,
];

const deletions = ['', '', ' --cascade=orphan', ' --grace-period=0 --force', ' --all'] as const;
const taints = [
  'key=value:NoSchedule',
  'dedicated=db:NoExecute',
  'dedicated=db:NoExecute --overwrite',
  'key=value:PreferNoSchedule',
  'key-',
  'dedicated-',
  'key:Nonsense',
] as const;
const labels = ['app=web --overwrite', 'app=other --overwrite', 'app-', 'zone=a', 'a b'] as const;
const patches = [
  `-p '{"spec":{"replicas":2}}'`,
  `-p '{"spec":{"paused":true}}'`,
  `-p '{"spec":{"minReadySeconds":3}}'`,
  `-p '{"spec":{"parallelism":1,"suspend":true}}'`,
  `-p '{"metadata":{"labels":{"app":null}}}'`,
  `--type=merge -p '{"spec":{"template":{"metadata":{"annotations":{"turn":"1"}}}}}'`,
  `--type=json -p '[{"op":"replace","path":"/spec/replicas","value":4}]'`,
  `-p '{"spec":{"replicas":"many"}}'`,
  `-p '{"spec":null}'`,
  `-p '{"metadata":{"name":"renamed"}}'`,
  `-p 'not json'`,
  '',
] as const;
const exposures = ['--port=80', '--port=80 --type=NodePort', '--port=0', ''] as const;
const outputs = [
  '',
  ' -o wide',
  ' -o yaml',
  ' -o json',
  ' -o name',
  ' -A',
  ' -l app=web',
  ' --show-labels',
  " -o jsonpath='{.items[*].metadata.name}'",
  ' -o jsonpath={.spec',
  ' -o custom-columns=A:.metadata.name,B:.spec.x[0].y',
  ' --sort-by=.metadata.creationTimestamp',
  ' --field-selector=status.phase=Running',
  ' | grep -c web | head -1',
] as const;
const waits = [
  '--for=condition=ready',
  '--for=delete',
  '--for=jsonpath={.status.phase}=Running',
] as const;

export function randomKubectl(view: View, files: readonly string[], random: Random): string {
  if (chance(0.06, random)) return randomNonsense(random);
  const words = wordsFor(view, files, random);
  const line = `kubectl ${choose(verbs, random)(words)}`;
  return chance(0.04, random) ? damaged(line, random) : line;
}

function wordsFor(view: View, files: readonly string[], random: Random): Words {
  const type = () => choose(kinds, random)[0];
  const name = (word: string) => {
    const kind = kinds.find(([known]) => known === word)?.[1] ?? 'Pod';
    const namespace = kind === 'Node' ? '' : 'default';
    const names = listObjects<Kind>(view, kind, namespace).map(({ metadata }) => metadata.name);
    return names.length === 0 || chance(0.05, random) ? 'none' : choose(names, random);
  };
  return {
    random,
    file: () => choose(['none.yaml', ...files], random),
    type,
    name,
    object: (given) => {
      const word = given ?? type();
      return `${word}${choose([' ', '/'], random)}${name(word)}`;
    },
  };
}

function size(random: Random): string {
  return chance(0.9, random)
    ? String(between(0, 9, random))
    : choose(['-1', 'many', '1.5', ''], random);
}

function image(random: Random): string {
  const name = choose(['web:1', 'web:2', 'web:2', 'web:bad', 'web:crash', 'web:slow'], random);
  return `${choose(['main', 'main', '*', 'other'], random)}=${name}`;
}

function step(random: Random): string {
  return choose(
    ['status', 'undo', 'undo --to-revision=1', 'pause', 'resume', 'restart', 'history'],
    random,
  );
}

/** A typing mistake: a letter is gone, or one too many. */
function damaged(line: string, random: Random): string {
  const at = between(0, line.length - 1, random);
  const more = choose(['', '"', "'", '=', '-', '$(', '|', '/', ' '], random);
  return `${line.slice(0, at)}${more}${line.slice(at + 1)}`;
}
