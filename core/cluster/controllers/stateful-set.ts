/**
 * The StatefulSet controller: pods with numbers that keep their names, made and ended in order.
 * Upstream: pkg/controller/statefulset.
 */
import type { Context, Decision } from '../actor';
import type { Request } from '../api/request';
import { isEqualJson } from '../json';
import type { ControllerRevision, StatefulSet } from '../object-sets';
import type { Pod, PodTemplate } from '../objects';
import { controllerOf } from '../pods';
import { getObject, listObjects, workKeyOf } from '../store';
import type { Controller } from './controller';
import { podFromTemplate } from './pod-from-template';
import { type History, historyOf, REVISION_LABEL } from './revisions';
import { type SetTurn, syncStatefulSet } from './stateful-set-sync';

export type StatefulSetMemory = Record<string, never>;

const COMPONENT = 'statefulset-controller';
const NAME_LABEL = 'statefulset.kubernetes.io/pod-name';
const INDEX_LABEL = 'apps.kubernetes.io/pod-index';

export const statefulSetController: Controller<StatefulSetMemory> = {
  initial: {},
  observe(memory, { object, previous }) {
    const subject = object ?? previous;
    if (subject?.kind === 'StatefulSet') return { memory, keys: [workKeyOf(subject)] };
    const owner = subject?.kind === 'Pod' ? controllerOf(subject) : undefined;
    if (!subject || owner?.kind !== 'StatefulSet') return { memory, keys: [] };
    return { memory, keys: [`${subject.metadata.namespace}/${owner.name}`] };
  },
  sync(memory, key, context) {
    const set = getObject(context.view, 'StatefulSet', key);
    if (!set) return { memory, decisions: [] };
    const pods = listObjects(context.view, 'Pod', set.metadata.namespace).filter(
      (pod) => controllerOf(pod)?.uid === set.metadata.uid,
    );
    const history = historyOf(set, hashLabel, context.view);
    const { newest, old } = history;
    const current = old.find(({ metadata }) => metadata.name === set.status.currentRevision);
    const turn = syncStatefulSet(set, pods, {
      current: (current ?? newest).metadata.name,
      update: newest.metadata.name,
    });
    return { memory, decisions: decisionsOf(set, turn, history, context) };
  },
};

function hashLabel(hash: string): Record<string, string> {
  return { 'controller.kubernetes.io/hash': hash };
}

function decisionsOf(
  set: StatefulSet,
  turn: SetTurn,
  { newest, old, requests: revising }: History,
  context: Context,
): Decision[] {
  const requests: Request[] = [
    ...revising,
    ...turn.recreate.map((pod) => recreation(set, pod)),
    ...turn.remove.flatMap((pod) => removal(set, pod)),
    ...turn.create.flatMap(({ ordinal, revision }) => {
      const version = old.find(({ metadata }) => metadata.name === revision) ?? newest;
      return creation(set, ordinal, version, context);
    }),
    ...(isEqualJson(turn.status, set.status)
      ? []
      : [{ verb: 'updateStatus' as const, object: { ...set, status: turn.status } }]),
  ];
  if (requests.length === 0) return [];
  const { name } = set.metadata;
  const { replicas, readyReplicas = 0, updatedReplicas = 0 } = turn.status;
  const made = turn.create.map(({ ordinal }) => `${name}-${ordinal}`);
  const ended = turn.remove.map(({ metadata }) => metadata.name);
  const text = `${name}: ${set.spec.replicas} wanted; create ${made.join(', ') || 'none'}, delete ${ended.join(', ') || 'none'}; then ${replicas} pods, ${readyReplicas} ready, ${updatedReplicas} of the newest version.`;
  const inputs = { wanted: set.spec.replicas, create: made, delete: ended };
  return [{ rule: 'statefulset.updateStatefulSet', text, inputs, requests }];
}

function creation(
  set: StatefulSet,
  ordinal: number,
  version: ControllerRevision,
  context: Context,
): Request[] {
  const name = `${set.metadata.name}-${ordinal}`;
  const labels = {
    ...version.data.metadata.labels,
    [REVISION_LABEL]: version.metadata.name,
    [NAME_LABEL]: name,
    ...(context.constants.labelsPodIndex ? { [INDEX_LABEL]: String(ordinal) } : {}),
  };
  const template: PodTemplate = {
    metadata: { ...version.data.metadata, labels },
    spec: { ...version.data.spec, hostname: name, subdomain: set.spec.serviceName },
  };
  return [
    { verb: 'create', object: podFromTemplate(set, template, name) },
    said(
      set,
      'SuccessfulCreate',
      `create Pod ${name} in StatefulSet ${set.metadata.name} successful`,
    ),
  ];
}

function removal(set: StatefulSet, { metadata: { namespace = '', name, uid } }: Pod): Request[] {
  return [
    { verb: 'delete', kind: 'Pod', namespace, name, uid },
    said(
      set,
      'SuccessfulDelete',
      `delete Pod ${name} in StatefulSet ${set.metadata.name} successful`,
    ),
  ];
}

function recreation(set: StatefulSet, pod: Pod): Request {
  const { namespace, name } = set.metadata;
  const message = `StatefulSet ${namespace}/${name} is recreating failed Pod ${pod.metadata.name}`;
  return { ...said(set, 'RecreatingFailedPod', message), type: 'Warning' };
}

function said(
  about: StatefulSet,
  reason: string,
  message: string,
): Extract<Request, { verb: 'record' }> {
  return { verb: 'record', about, type: 'Normal', reason, message, component: COMPONENT };
}
