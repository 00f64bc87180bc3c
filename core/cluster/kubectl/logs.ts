/**
 * kubectl logs: what the scenario's `images` say that a container prints, once it has started.
 * Upstream: kubectl/pkg/cmd/logs, pkg/kubelet/kubelet.go validateContainerLogStatus.
 */
import { hasLabels, isSelected } from '../labels';
import type { ContainerStatus, KubernetesObject, Pod } from '../objects';
import { isReady } from '../pods';
import { getObject, listObjects } from '../store';
import { type Arguments, lastValue, namespaceOf, parseArguments } from './arguments';
import { namedObject, qualifiedSingular, targetsOf } from './resource-types';
import { SELECTING, selectObjects } from './select-objects';
import { failed, type Printed, printed, type Session, together } from './session';

const VALUED = [
  ...SELECTING.valued,
  'container',
  'tail',
  'since',
  'since-time',
  'limit-bytes',
  'max-log-requests',
  'pod-running-timeout',
];
const BARE = [
  ...SELECTING.bare,
  'all-containers',
  'all-pods',
  'follow',
  'ignore-errors',
  'insecure-skip-tls-verify-backend',
  'prefix',
  'previous',
  'timestamps',
];
const HELP = "See 'kubectl logs -h' for help and examples";
/** With a selector, unless told otherwise. */
const SELECTED_TAIL = '10';

export function runLogs(args: readonly string[], session: Session): Printed {
  const read = parseArguments('logs', args, VALUED, BARE, { f: 'follow', p: 'previous' });
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const [word, container] = parsed.words;
  const tail = lastValue(parsed, 'tail') ?? '-1';
  if (!/^-?\d+$/.test(tail)) {
    return failed(
      `error: invalid argument "${tail}" for "--tail" flag: strconv.ParseInt: parsing "${tail}": invalid syntax\nSee 'kubectl logs --help' for usage.`,
    );
  }
  const selector = lastValue(parsed, 'selector');
  if (word !== undefined && selector !== undefined) {
    return failed(`error: only a selector (-l) or a POD name is allowed\n${HELP}`);
  }
  if (selector !== undefined) return logsOfSelected(parsed, session);
  if (word === undefined) {
    return failed(
      `error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command\n${HELP}`,
    );
  }
  const found = podNamed(word, parsed, session);
  if ('failure' in found) return found.failure;
  const wanted = container ?? lastValue(parsed, 'container');
  return together([found.said, logsOf(found.pod, wanted, tail, parsed, session)]);
}

function logsOfSelected(parsed: Arguments, session: Session): Printed {
  const target = { kind: 'Pod', namespaced: true, names: [] } as const;
  const { objects, missing } = selectObjects(target, parsed, session);
  const pods = objects.filter((object) => object.kind === 'Pod');
  if (missing.length > 0) return together(missing);
  if (pods.length === 0) {
    return { ...printed(), stderr: `No resources found in ${namespaceOf(parsed)} namespace.\n` };
  }
  const tail = lastValue(parsed, 'tail') ?? SELECTED_TAIL;
  const wanted = lastValue(parsed, 'container');
  return together(pods.map((pod) => logsOf(pod, wanted, tail, parsed, session)));
}

/** Of an owner, the pod that is of most use; it is said when there are others. */
function podNamed(
  word: string,
  parsed: Arguments,
  session: Session,
): { pod: Pod; said: Printed } | { failure: Printed } {
  const found = targetsOf(word.includes('/') ? [word] : [`pod/${word}`]);
  if ('failure' in found) return found;
  const [target] = found.targets;
  const [name = ''] = target?.names ?? [];
  const namespace = namespaceOf(parsed);
  const object =
    target &&
    getObject(session.view(), target.kind, `${target.namespaced ? namespace : ''}/${name}`);
  if (!target || !object) {
    const what = target ? `${pluralOf(target.kind)} "${name}"` : `"${word}"`;
    return {
      failure: failed(
        `error: error from server (NotFound): ${what} not found in namespace "${namespace}"`,
      ),
    };
  }
  if (object.kind === 'Pod') return { pod: object, said: printed() };
  const pods = podsOf(object, session);
  const [pod] = pods;
  if (!pods.length || !pod) {
    const why = `cannot get the logs from *v1.${object.kind}: selector for *v1.${object.kind} not implemented`;
    return {
      failure: failed(`error: ${hasPods(object) ? 'timed out waiting for the condition' : why}`),
    };
  }
  const note =
    pods.length > 1
      ? `Found ${pods.length} pods, using ${namedObject('Pod', pod.metadata.name)}\n`
      : '';
  return { pod, said: { ...printed(), stderr: note } };
}

function pluralOf(kind: KubernetesObject['kind']): string {
  const [singular = '', ...group] = qualifiedSingular(kind).split('.');
  return [`${singular}s`, ...group].join('.');
}

function hasPods({ kind }: KubernetesObject): boolean {
  return ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'Service'].includes(kind);
}

/** Ready ones first, then those that have been there longer. */
function podsOf(object: KubernetesObject, session: Session): Pod[] {
  const pods = listObjects(session.view(), 'Pod', object.metadata.namespace).filter((pod) =>
    selects(object, pod),
  );
  const born = ({ metadata }: Pod) => metadata.creationTimestamp;
  return pods.sort(
    (a, b) =>
      Number(isReady(b)) - Number(isReady(a)) ||
      (born(a) < born(b) ? -1 : Number(born(a) > born(b))),
  );
}

function selects(object: KubernetesObject, pod: Pod): boolean {
  const { labels } = pod.metadata;
  switch (object.kind) {
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'DaemonSet':
      return isSelected(object.spec.selector, labels);
    case 'Job':
      return isSelected(object.spec.selector ?? {}, labels);
    case 'Service':
      return object.spec.selector !== undefined && hasLabels(object.spec.selector, labels);
    default:
      return false;
  }
}

function logsOf(
  pod: Pod,
  wanted: string | undefined,
  tail: string,
  parsed: Arguments,
  session: Session,
): Printed {
  const all = [...(pod.spec.initContainers ?? []), ...pod.spec.containers].map(({ name }) => name);
  const [first = ''] = pod.spec.containers.map(({ name }) => name);
  const names = parsed.flags.has('all-containers') ? all : [wanted ?? first];
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    return failed(`error: container ${unknown} is not valid for pod ${pod.metadata.name}`);
  }
  const isChosen = wanted === undefined && all.length > 1 && !parsed.flags.has('all-containers');
  const note = isChosen ? `Defaulted container "${first}" out of: ${all.join(', ')}\n` : '';
  const said = names.map((name) => linesOf(pod, name, tail, parsed, session));
  return together([{ ...printed(), stderr: note }, ...said]);
}

/** A pod without a node has no logs; one whose container waits is told why. */
function linesOf(
  pod: Pod,
  container: string,
  tail: string,
  parsed: Arguments,
  session: Session,
): Printed {
  if (!pod.spec.nodeName) return printed();
  const all = [
    ...(pod.status.initContainerStatuses ?? []),
    ...(pod.status.containerStatuses ?? []),
  ];
  const status = all.find(({ name }) => name === container);
  const problem = problemOf(pod, container, status, parsed.flags.has('previous'));
  if (problem) return failed(`Error from server (BadRequest): ${problem}`);
  const { image = '' } =
    [...(pod.spec.initContainers ?? []), ...pod.spec.containers].find(
      ({ name }) => name === container,
    ) ?? {};
  const lines = session.images[image]?.logs ?? [];
  const shown = Number(tail) < 0 ? lines : lines.slice(Math.max(0, lines.length - Number(tail)));
  const prefix = parsed.flags.has('prefix') ? `[pod/${pod.metadata.name}/${container}] ` : '';
  return printed(...shown.map((line) => `${prefix}${line}`));
}

function problemOf(
  pod: Pod,
  container: string,
  status: ContainerStatus | undefined,
  isPrevious: boolean,
): string | null {
  const named = `container "${container}" in pod "${pod.metadata.name}"`;
  if (isPrevious) {
    return status?.lastState?.terminated ? null : `previous terminated ${named} not found`;
  }
  if (!status) return `${named} is not available`;
  const reason = status.state.waiting?.reason;
  if (reason === undefined || status.lastState?.terminated) return null;
  const isPull = reason === 'ErrImagePull' || reason === 'ImagePullBackOff';
  return `${named} is waiting to start: ${isPull ? 'trying and failing to pull image' : reason}`;
}
