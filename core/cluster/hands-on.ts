/** What is done to the cluster from outside the API: machines, processes, load, a probe, a container. */
import { nextInteger } from '#core/random';
import type { Message } from './actor';
import { userOf } from './api/user';
import { actorsIn, servesRequests, startUpMs } from './components';
import type { Draft } from './draft';
import { plugIn } from './ears';
import { post, submit, tell } from './engine';
import { LEASE_PERIOD_MS } from './kubelet/heartbeat';
import { hasReadinessProbe } from './kubelet/pod-run';
import { kubeletOf, leaseOf, nodeOf } from './machine';
import type { NodeTemplate } from './node-template';
import type { Metadata } from './objects';
import { profiles } from './profile';
import { getEntry } from './sorted-map';
import { getObject } from './store';
import type { Command, CommandOutput } from './world';

type HandsOn = Exclude<Command, { type: 'kubectl' }>;

export function handsOn(draft: Draft, command: HandsOn, cause: number): CommandOutput {
  switch (command.type) {
    case 'node':
      return switchNode(draft, command, cause);
    case 'component':
      switchComponent(draft, command, cause);
      return DONE;
    case 'load':
      draft.load = { ...draft.load, ...command.load };
      return DONE;
    case 'addNode':
      join(draft, command.template, cause);
      return DONE;
    default:
      return touchPod(draft, command, cause);
  }
}

function touchPod(
  draft: Draft,
  command: Extract<HandsOn, { pod: string }>,
  cause: number,
): CommandOutput {
  const key = `default/${command.pod}`;
  const pod = getObject(draft.store, 'Pod', key);
  if (!pod) return refused(`Error from server (NotFound): pods "${command.pod}" not found`);
  if (!pod.spec.nodeName || pod.status.phase !== 'Running') {
    return refused(`error: pod ${command.pod} is not running`);
  }
  if (command.type === 'setPodReady' && !hasReadinessProbe(pod)) {
    return refused(`error: pod ${command.pod} has no readiness probe`);
  }
  const message: Message =
    command.type === 'setPodReady'
      ? { type: 'probe', key, passing: command.ready }
      : { type: 'crash', key };
  tell(draft, `kubelet/${pod.spec.nodeName}`, message, cause);
  return DONE;
}

function switchNode(
  draft: Draft,
  { node, state }: Extract<Command, { type: 'node' }>,
  cause: number,
): CommandOutput {
  const machine = getEntry(draft.kubelets, node);
  if (!machine) return refused(`Error from server (NotFound): nodes "${node}" not found`);
  const up = state === 'up';
  if (machine.kubelet.isUp !== up) tell(draft, `kubelet/${node}`, { type: 'power', up }, cause);
  return DONE;
}

function switchComponent(
  draft: Draft,
  { component, state }: Extract<Command, { type: 'component' }>,
  cause: number,
): void {
  const isUp = state === 'up';
  if (servesRequests(component)) {
    const others = draft.outage.filter((name) => name !== component);
    draft.outage = isUp ? others : [...others, component];
    return;
  }
  const message: Message = { type: 'power', up: isUp };
  const atMs = draft.nowMs + startUpMs(component);
  for (const actor of actorsIn(component)) {
    if (isUp) post(draft, { atMs, cause, to: 'actor', actor, message });
    else tell(draft, actor, message, cause);
  }
}

/** A new machine registers itself, and renews its lease from then on. */
function join(draft: Draft, template: NodeTemplate, cause: number): void {
  const { name } = template;
  const { nowMs } = draft;
  if (getEntry(draft.kubelets, name)) return;
  const index = draft.kubelets?.size ?? 0;
  const blank: Metadata = { name, uid: '', resourceVersion: '', creationTimestamp: '' };
  const { kubeletVersion } = profiles[draft.profile];
  const node = nodeOf(template, index, kubeletVersion, blank, nowMs);
  const lease = leaseOf({ ...blank, namespace: 'kube-node-lease' }, nowMs);
  const actor = `kubelet/${name}` as const;
  const atMs = nowMs + nextInteger(draft.dice('phases'), LEASE_PERIOD_MS);
  for (const object of [lease, node]) {
    submit(draft, { verb: 'create', object }, cause, userOf(actor));
  }
  plugIn(draft, kubeletOf(template, index));
  const message: Message = { type: 'timer', name: 'lease', key: '', token: 0 };
  post(draft, { atMs, cause: null, to: 'actor', actor, message });
}

const DONE: CommandOutput = { stdout: '', stderr: '', exitCode: 0 };

function refused(message: string): CommandOutput {
  return { stdout: '', stderr: `${message}\n`, exitCode: 1 };
}
