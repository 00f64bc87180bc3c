/**
 * The API server: one request in, one answer and what is to be written out. It reads the newest state, asks whether
 * the user may, fills in what admission adds, refuses in Kubernetes' words, and never changes anything itself: the
 * engine writes. Which stages a request passes is in `stage.ts`.
 */
import { isEqualJson } from '../json';
import { randomUid } from '../names';
import type { Namespace } from '../object-namespace';
import type { KubernetesObject, Pod } from '../objects';
import { getEntry } from '../sorted-map';
import { keyOf, type View } from '../store';
import { timeAt } from '../time';
import { mutate, review } from './admission';
import { allocate } from './allocate';
import { attributesOf } from './attributes';
import { accessRefusal } from './authorize';
import { withTemplateGeneration } from './daemon-set-generation';
import { decode } from './decode';
import { evict, isReleased, remove } from './delete-object';
import { hasGeneration } from './generation';
import { type ApiContext, erased, find, type Handled, stored, withMetadata } from './handled';
import { withGeneratedSelector } from './job-manifest';
import { namespaceProblem } from './namespace-lifecycle';
import { patched } from './patched';
import { eventOf } from './record-event';
import {
  type Answer,
  alreadyExists,
  conflict,
  type EventDraft,
  invalid,
  notFound,
  type Request,
  type Status,
} from './request';
import { type Refused, refusal } from './stage';
import { validate } from './validate';
import { withStatusOf } from './with-status';

const DECODING = 'decoding and defaulting';

export function handle(request: Request, context: ApiContext): Handled {
  const status = accessRefusal(context.user, attributesOf(request), context.view);
  if (status) return refusal('authorization', status);
  const handled = carryOut(request, context);
  const isDry = 'dryRun' in request && request.dryRun;
  return isDry && 'writes' in handled ? { ...handled, writes: [] } : handled;
}

export function answerOf(handled: Handled, revision: number | null): Answer {
  return 'status' in handled
    ? { ok: false, status: handled.status }
    : { ok: true, object: handled.object, revision };
}

function carryOut(request: Request, context: ApiContext): Handled {
  switch (request.verb) {
    case 'create':
      return create(request.object, context);
    case 'update':
      return update(request.object, context);
    case 'updateStatus':
      return updateStatus(request.object, context);
    case 'finalize':
      return finalize(request.object, context);
    case 'scale':
      return patch(
        { ...request, verb: 'patch', patch: { spec: { replicas: request.replicas } } },
        context,
      );
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

function create(draft: KubernetesObject, context: ApiContext): Handled {
  const mutated = mutate(draft, null, context);
  if ('status' in mutated) return mutated;
  const { kind, metadata } = draft;
  const problems = validate(mutated.object);
  if (problems.length > 0) return refusal('validation', invalid(kind, metadata.name, problems));
  const reviewed = review(mutated.object, null, context);
  if ('status' in reviewed) return reviewed;
  const there = getEntry(context.view.objects, keyOf(draft));
  if (there) return refusal('storage', alreadyThere(there));
  const prepared = prepare(mutated.object, null, context);
  if ('status' in prepared) return prepared;
  const object = withMetadata(prepared.object, {
    uid: randomUid(context.dice('uids')),
    creationTimestamp: timeAt(context.nowMs),
    ...(hasGeneration(draft) ? { generation: 1 } : {}),
  });
  const { prefixesLabels } = context.constants.job;
  const made = object.kind === 'Job' ? withGeneratedSelector(object, prefixesLabels) : object;
  return { object: made, writes: [...reviewed.writes, ...stored(made).writes] };
}

/** Upstream: apiserver/pkg/registry/generic/registry/store.go Create. */
function alreadyThere({ kind, metadata }: KubernetesObject): Status {
  const status = alreadyExists(kind, metadata.name);
  return metadata.deletionTimestamp
    ? { ...status, message: `object is being deleted: ${status.message}` }
    : status;
}

function update(object: KubernetesObject, context: ApiContext): Handled {
  const current = currentOf(object, context.view);
  return 'stage' in current ? current : replace(current, object, context);
}

/** The spec, labels and annotations of a new version over an old one; the status stays. */
function replace(
  current: KubernetesObject,
  object: KubernetesObject,
  context: ApiContext,
): Handled {
  const mutated = mutate(object, current, context);
  if ('status' in mutated) return mutated;
  const problems = validate(mutated.object, current);
  if (problems.length > 0) {
    return refusal('validation', invalid(object.kind, object.metadata.name, problems));
  }
  const reviewed = review(mutated.object, current, context);
  if ('status' in reviewed) return reviewed;
  const prepared = prepare(mutated.object, current, context);
  if ('status' in prepared) return prepared;
  const { uid, creationTimestamp, resourceVersion, generation } = current.metadata;
  const { deletionTimestamp, deletionGracePeriodSeconds } = current.metadata;
  const next = withMetadata(withStatusOf(prepared.object, current), {
    uid,
    creationTimestamp,
    resourceVersion,
    deletionTimestamp,
    deletionGracePeriodSeconds,
  });
  if (isReleased(next)) return erased(next);
  if (isEqualJson(next, current)) return { object: current, writes: [] };
  const isNewSpec =
    hasGeneration(next) && 'spec' in current && !isEqualJson(next.spec, current.spec);
  const counted = isNewSpec ? withMetadata(next, { generation: (generation ?? 0) + 1 }) : next;
  return { object: counted, writes: [...reviewed.writes, ...stored(counted).writes] };
}

function updateStatus(object: KubernetesObject, context: ApiContext): Handled {
  const current = currentOf(object, context.view);
  if ('stage' in current) return current;
  const { annotations } = object.metadata;
  const next = withMetadata(withStatusOf(current, object), { annotations });
  return isEqualJson(next, current) ? { object: current, writes: [] } : stored(next);
}

/** Once nobody has to be done with a namespace that is going, it is gone. */
function finalize(object: Namespace, context: ApiContext): Handled {
  const current = currentOf(object, context.view);
  if ('stage' in current) return current;
  if (current.kind !== 'Namespace') return { object: current, writes: [] };
  const next = { ...current, spec: object.spec };
  const isDone = current.metadata.deletionTimestamp && (next.spec.finalizers ?? []).length === 0;
  return isDone ? erased(next) : stored(next);
}

/** The object as it is; refused for a version that is not the present one, or another object of the same name. */
function currentOf(object: KubernetesObject, view: View): KubernetesObject | Refused {
  const current = getEntry(view.objects, keyOf(object));
  const { name, resourceVersion, uid } = object.metadata;
  if (!current) return refusal('storage', notFound(object.kind, name));
  const isStale =
    (resourceVersion !== '' && resourceVersion !== current.metadata.resourceVersion) ||
    (uid !== '' && uid !== current.metadata.uid);
  return isStale ? refusal('storage', conflict(object.kind, name)) : current;
}

function patch(request: Extract<Request, { verb: 'patch' }>, context: ApiContext): Handled {
  const current = find(request, context.view);
  if (!current) return refusal('storage', notFound(request.kind, request.name));
  const changed = patched(current, request);
  if ('status' in changed) return refusal('storage', changed.status);
  const decoded = decode(changed.merged);
  if (!decoded) {
    const message = `${request.kind} cannot be patched`;
    return refusal(DECODING, { code: 400, reason: 'BadRequest', message });
  }
  if ('status' in decoded) return refusal(DECODING, decoded.status);
  return decoded.object.metadata.uid === current.metadata.uid
    ? replace(current, decoded.object, context)
    : refusal('storage', conflict(request.kind, request.name));
}

function bind(pod: Pod, nodeName: string, context: ApiContext): Handled {
  const { name, uid } = pod.metadata;
  const current = find(
    { kind: 'Pod', namespace: pod.metadata.namespace ?? '', name },
    context.view,
  );
  if (current?.kind !== 'Pod') return refusal('storage', notFound('Pod', name));
  if (current.metadata.uid !== uid || current.metadata.deletionTimestamp || current.spec.nodeName) {
    return refusal('storage', conflict('Pod', name));
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

function record(draft: EventDraft, context: ApiContext): Handled {
  const event = eventOf(draft, context);
  if (!event) return { object: draft.about, writes: [] };
  const problem = event.count > 1 ? null : namespaceProblem(event, 'create', context.view);
  return problem ? refusal('mutating admission', problem) : stored(event);
}

/** What the server itself makes up before it stores: counts, addresses and ports. */
function prepare(
  object: KubernetesObject,
  before: KubernetesObject | null,
  context: ApiContext,
): { object: KubernetesObject } | Refused {
  if (object.kind !== 'Service') return { object: withTemplateGeneration(object, before) };
  const allocation = allocate(object, context.view, context.constants, context.dice);
  return 'problem' in allocation
    ? refusal('validation', invalid('Service', object.metadata.name, [allocation.problem]))
    : { object: allocation.service };
}
