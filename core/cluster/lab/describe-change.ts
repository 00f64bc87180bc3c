/** What a write changed, as words: for the ledger, for the time line and for those who hear the drawing. */
import type { KubernetesObject, Node, Pod, Service } from '../objects';
import type { Change } from '../store';
import { podState, podStateWords } from './pod-state';

/** Heartbeats and records of what happened change nothing that is drawn. */
export function isNotable({ object, previous }: Change): boolean {
  const kind = (object ?? previous)?.kind;
  return kind !== 'Lease' && kind !== 'Event';
}

/** One line for the ledger, such as `Pod web-abc: bound to node-2`. */
export function describeWrite(change: Change): { subject: string; deed: string } {
  const object = change.object ?? change.previous;
  const subject = object ? `${object.kind} ${object.metadata.name}` : change.key;
  return { subject, deed: deedOf(change) };
}

function deedOf({ object, previous }: Change): string {
  if (!object) return 'removed';
  if (!previous) return 'created';
  if (object.kind === 'Lease') return 'renewed';
  const deletion = object.metadata.deletionTimestamp && !previous.metadata.deletionTimestamp;
  if (deletion) return 'Terminating';
  return specificDeed(object, previous) ?? 'updated';
}

function specificDeed(object: KubernetesObject, previous: KubernetesObject): string | null {
  if (object.kind === 'Pod' && previous.kind === 'Pod') return podDeed(object, previous);
  if (object.kind === 'Node' && previous.kind === 'Node') return nodeDeed(object, previous);
  if (object.kind === 'Service' && previous.kind === 'Service') return serviceDeed(object);
  if (isScalable(object) && isScalable(previous)) {
    const from = previous.spec.replicas;
    const to = object.spec.replicas;
    return from === to ? 'status' : `scaled ${from} to ${to}`;
  }
  if (object.kind === 'Endpoints' || object.kind === 'EndpointSlice') return addressCount(object);
  return null;
}

function podDeed(pod: Pod, previous: Pod): string {
  if (pod.spec.nodeName && !previous.spec.nodeName) return `bound to ${pod.spec.nodeName}`;
  const state = podState(pod);
  return state === podState(previous) ? 'status' : podStateWords[state];
}

function nodeDeed(node: Node, previous: Node): string | null {
  const taints = (node.spec.taints ?? []).map(({ key, effect }) => `${key}:${effect}`);
  const before = (previous.spec.taints ?? []).map(({ key, effect }) => `${key}:${effect}`);
  const added = taints.find((taint) => !before.includes(taint));
  if (isNodeReady(node) !== isNodeReady(previous)) return isNodeReady(node) ? 'Ready' : 'NotReady';
  if (added) return `tainted ${added}`;
  if (taints.length < before.length) return 'taint removed';
  if (node.spec.unschedulable !== previous.spec.unschedulable) {
    return node.spec.unschedulable ? 'cordoned' : 'uncordoned';
  }
  return null;
}

export function isNodeReady(node: Node): boolean {
  return (node.status.conditions ?? []).some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
}

function serviceDeed(service: Service): string | null {
  const address = service.status.loadBalancer.ingress?.[0]?.ip;
  return address ? `reachable at ${address}` : null;
}

function isScalable(object: KubernetesObject) {
  return object.kind === 'Deployment' || object.kind === 'ReplicaSet';
}

function addressCount(object: KubernetesObject): string | null {
  if (object.kind === 'EndpointSlice') {
    const ready = object.endpoints.filter(({ conditions }) => conditions.ready).length;
    return `${ready} of ${object.endpoints.length} ready`;
  }
  if (object.kind !== 'Endpoints') return null;
  const ready = object.subsets?.flatMap(({ addresses }) => addresses ?? []).length ?? 0;
  const waiting = object.subsets?.flatMap(({ notReadyAddresses }) => notReadyAddresses ?? []);
  return `${ready} of ${ready + (waiting?.length ?? 0)} ready`;
}

/** What someone who does not see the drawing should hear of these changes; the newest, where they are many. */
export function announce(changes: readonly Change[], most = 4): string {
  const sentences = changes.filter(isNotable).flatMap((change) => sentenceOf(change) ?? []);
  const heard = [...new Set(sentences)];
  const left = heard.length - most;
  const shown = heard.slice(-most).join('; ');
  return left > 0 ? `${left} earlier changes; ${shown}` : shown;
}

function sentenceOf(change: Change): string | null {
  const { object, previous } = change;
  const subject = object ?? previous;
  if (subject?.kind !== 'Pod' && subject?.kind !== 'Node' && !(subject && isScalable(subject))) {
    return null;
  }
  const deed = deedOf(change);
  if (deed === 'status' || deed === 'updated') return null;
  const name = subject.kind === 'Pod' ? subject.metadata.name : describeWrite(change).subject;
  if (deed === 'created') return creation(subject, name);
  const verb = /^(scaled|tainted|taint|bound|cordoned|uncordoned|removed)/.test(deed)
    ? 'was'
    : 'is';
  return `${name} ${verb} ${deed}`;
}

function creation(object: KubernetesObject, name: string): string {
  const owner = object.metadata.ownerReferences?.find(({ controller }) => controller);
  return owner ? `${owner.kind} ${owner.name} created ${name}` : `${name} was created`;
}
