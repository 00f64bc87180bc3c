/**
 * The API server: one request in, one answer and at most one write out. It reads the newest state, fills in
 * what admission adds, refuses in Kubernetes' words, and never changes anything itself: the engine writes.
 */
import { isEqualJson, isJsonObject, type Json, mergePatch } from '../json';
import { fnv32, randomUid } from '../names';
import type { Event, KubernetesObject, Pod } from '../objects';
import type { Constants } from '../profile';
import { getEntry } from '../sorted-map';
import { getObject, keyOf, objectKey, type View } from '../store';
import { strategicMerge } from '../strategic-merge';
import type { Dice } from '../streams';
import { timeAt } from '../time';
import { admitPod } from './admit-pod';
import { allocate } from './allocate';
import { withTemplateGeneration } from './daemon-set-generation';
import { decode } from './decode';
import { evictionOf } from './evict';
import { withGeneratedSelector } from './job-manifest';
import {
  type Answer,
  alreadyExists,
  conflict,
  type EventDraft,
  invalid,
  notFound,
  type ObjectReference,
  type Request,
  type Status,
} from './request';
import { validate } from './validate';
import { withStatusOf } from './with-status';

export type ApiContext = { view: View; nowMs: number; constants: Constants; dice: Dice };

/** `write` is null when nothing changes. */
export type Handled =
  | { status: Status }
  | {
      object: KubernetesObject;
      write: { key: string; object: KubernetesObject | null } | null;
      /** What the server does next, before anybody else is served. */
      next?: Request;
    };

export function handle(request: Request, context: ApiContext): Handled {
  switch (request.verb) {
    case 'create':
      return create(request.object, context);
    case 'update':
      return update(request.object, context);
    case 'updateStatus':
      return updateStatus(request.object, context);
    case 'patch':
      return patch(request, context);
    case 'delete':
      return remove(request, context);
    case 'evict':
      return evict(request, context);
    case 'bind':
      return bind(request.pod, request.node.metadata.name, context);
    case 'record':
      return record(request, context);
  }
}

export function answerOf(handled: Handled, revision: number | null): Answer {
  return 'status' in handled
    ? { ok: false, status: handled.status }
    : { ok: true, object: handled.object, revision };
}

function create(draft: KubernetesObject, context: ApiContext): Handled {
  const { name } = draft.metadata;
  const problems = validate(draft);
  if (problems.length > 0) return { status: invalid(draft.kind, name, problems) };
  if (getEntry(context.view.objects, keyOf(draft))) {
    return { status: alreadyExists(draft.kind, name) };
  }
  const admitted = admit(draft, null, context);
  if ('status' in admitted) return admitted;
  const object = withMetadata(admitted.object, {
    uid: randomUid(context.dice('uids')),
    creationTimestamp: timeAt(context.nowMs),
    ...(hasGeneration(draft) ? { generation: 1 } : {}),
  });
  const { prefixesLabels } = context.constants.job;
  return stored(object.kind === 'Job' ? withGeneratedSelector(object, prefixesLabels) : object);
}

function update(object: KubernetesObject, context: ApiContext): Handled {
  const current = getEntry(context.view.objects, keyOf(object));
  if (!current) return { status: notFound(object.kind, object.metadata.name) };
  if (isStale(object, current)) return { status: conflict(object.kind, object.metadata.name) };
  return replace(current, object, context);
}

/** The spec, labels and annotations of a new version over an old one; the status stays. */
function replace(
  current: KubernetesObject,
  object: KubernetesObject,
  context: ApiContext,
): Handled {
  const problems = validate(object, current);
  if (problems.length > 0) {
    return { status: invalid(object.kind, object.metadata.name, problems) };
  }
  const admitted = admit(object, current, context);
  if ('status' in admitted) return admitted;
  const { uid, creationTimestamp, resourceVersion, generation } = current.metadata;
  const next = withMetadata(withStatusOf(admitted.object, current), {
    uid,
    creationTimestamp,
    resourceVersion,
  });
  if (isEqualJson(next, current)) return { object: current, write: null };
  const isNewSpec =
    hasGeneration(next) && 'spec' in current && !isEqualJson(next.spec, current.spec);
  return stored(isNewSpec ? withMetadata(next, { generation: (generation ?? 0) + 1 }) : next);
}

function updateStatus(object: KubernetesObject, context: ApiContext): Handled {
  const current = getEntry(context.view.objects, keyOf(object));
  if (!current) return { status: notFound(object.kind, object.metadata.name) };
  if (isStale(object, current)) return { status: conflict(object.kind, object.metadata.name) };
  const { annotations } = object.metadata;
  const next = withMetadata(withStatusOf(current, object), { annotations });
  return isEqualJson(next, current) ? { object: current, write: null } : stored(next);
}

/** A version that is not the present one, or another object of the same name. */
function isStale(object: KubernetesObject, current: KubernetesObject): boolean {
  const { resourceVersion, uid } = object.metadata;
  return (
    (resourceVersion !== '' && resourceVersion !== current.metadata.resourceVersion) ||
    (uid !== '' && uid !== current.metadata.uid)
  );
}

function patch(request: Extract<Request, { verb: 'patch' }>, context: ApiContext): Handled {
  const current = find(request, context.view);
  if (!current) return { status: notFound(request.kind, request.name) };
  const merged = patched(current, request);
  const decoded = isJsonObject(merged) ? decode(merged) : null;
  if (!decoded) {
    const message = `${request.kind} cannot be patched`;
    return { status: { code: 400, reason: 'BadRequest', message } };
  }
  return 'status' in decoded ? decoded : replace(current, decoded.object, context);
}

function patched(
  current: KubernetesObject,
  { patch: change, isStrategic }: Extract<Request, { verb: 'patch' }>,
): Json {
  return isStrategic && isJsonObject(change)
    ? strategicMerge(current, change)
    : mergePatch(current, change);
}

function remove(request: Extract<Request, { verb: 'delete' }>, context: ApiContext): Handled {
  const current = find(request, context.view);
  if (!current) return { status: notFound(request.kind, request.name) };
  if (request.uid !== undefined && request.uid !== current.metadata.uid) {
    return { status: conflict(request.kind, request.name) };
  }
  const graceSeconds = current.kind === 'Pod' ? graceOf(current, request.graceSeconds) : 0;
  if (graceSeconds === 0) return { object: current, write: { key: keyOf(current), object: null } };
  if (current.metadata.deletionTimestamp) return { object: current, write: null };
  return stored(
    withMetadata(current, {
      deletionTimestamp: timeAt(context.nowMs + graceSeconds * 1000),
      deletionGracePeriodSeconds: graceSeconds,
    }),
  );
}

/** The budget's count goes down before the pod is deleted, so that no two pods are let go on one count. */
function evict(request: Extract<Request, { verb: 'evict' }>, context: ApiContext): Handled {
  const { evictsUnready } = context.constants;
  const eviction = evictionOf(request, context.view, context.nowMs, evictsUnready);
  if ('status' in eviction) return eviction;
  const { kind, namespace, name, graceSeconds } = request;
  const deletion: Request = { verb: 'delete', kind, namespace, name, graceSeconds };
  return eviction.budget
    ? { ...stored(eviction.budget), next: deletion }
    : remove(deletion, context);
}

/** A pod that no kubelet runs has nobody to end it gracefully (pkg/registry/core/pod/strategy.go). */
function graceOf(pod: Pod, asked: number | undefined): number {
  const isOver = pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
  if (!pod.spec.nodeName || isOver) return 0;
  return asked ?? pod.spec.terminationGracePeriodSeconds ?? 30;
}

function bind(pod: Pod, nodeName: string, context: ApiContext): Handled {
  const { name, uid } = pod.metadata;
  const current = find(
    { kind: 'Pod', namespace: pod.metadata.namespace ?? '', name },
    context.view,
  );
  if (current?.kind !== 'Pod') return { status: notFound('Pod', name) };
  if (current.metadata.uid !== uid || current.metadata.deletionTimestamp || current.spec.nodeName) {
    return { status: conflict('Pod', name) };
  }
  const conditions = [
    ...(current.status.conditions ?? []).filter(({ type }) => type !== 'PodScheduled'),
    {
      type: 'PodScheduled',
      status: 'True' as const,
      lastTransitionTime: timeAt(context.nowMs),
    },
  ];
  const spec = { ...current.spec, nodeName };
  return stored({ ...current, spec, status: { ...current.status, conditions } });
}

/** The same said again of the same object counts up one event (client-go/tools/record). */
function record(draft: EventDraft, context: ApiContext): Handled {
  const { name, namespace = 'default', uid } = draft.about.metadata;
  const said = [draft.component, draft.type, draft.reason, draft.message, uid].join('|');
  const suffix = [fnv32(said), fnv32(said, 1)].map((part) => part.toString(16).padStart(8, '0'));
  const eventName = `${name}.${suffix.join('')}`;
  const now = timeAt(context.nowMs);
  const earlier = getObject(context.view, 'Event', `${namespace}/${eventName}`);
  if (earlier) return stored({ ...earlier, count: earlier.count + 1, lastTimestamp: now });
  const event: Event = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: eventName,
      namespace,
      uid: randomUid(context.dice('event-uids')),
      resourceVersion: '',
      creationTimestamp: now,
    },
    type: draft.type,
    reason: draft.reason,
    message: draft.message,
    involvedObject: { kind: draft.about.kind, namespace, name, uid },
    source: { component: draft.component },
    count: 1,
    firstTimestamp: now,
    lastTimestamp: now,
  };
  return stored(event);
}

/** What admission adds: addresses and ports to services, the default tolerations to pods. */
function admit(
  object: KubernetesObject,
  context: ApiContext,
): { object: KubernetesObject } | { status: Status } {
  if (object.kind === 'Pod') return { object: admitPod(object) };
  if (object.kind !== 'Service') return { object: withTemplateGeneration(object, before) };
  const allocation = allocate(object, context.view, context.constants, context.dice);
  return 'problem' in allocation
  before: KubernetesObject | null,
    ? { status: invalid('Service', object.metadata.name, [allocation.problem]) }
    : { object: allocation.service };
}

function find(reference: ObjectReference, view: View): KubernetesObject | undefined {
  const { kind, namespace, name } = reference;
  return getEntry(view.objects, objectKey(kind, namespace, name));
}

function stored(object: KubernetesObject): Exclude<Handled, { status: Status }> {
  return { object, write: { key: keyOf(object), object } };
}

function withMetadata<T extends KubernetesObject>(object: T, changes: Partial<T['metadata']>): T {
  return { ...object, metadata: { ...object.metadata, ...changes } };
}

/** Whose changes of the spec are counted. */
const generationKinds = [
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'PodDisruptionBudget',
] as const;

function hasGeneration(
  object: KubernetesObject,
): object is Extract<KubernetesObject, { kind: (typeof generationKinds)[number] }> {
  return generationKinds.some((kind) => kind === object.kind);
}
