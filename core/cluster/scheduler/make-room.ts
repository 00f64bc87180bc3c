/** Carries out a preemption: less important pods go from a node, and the pod is promised their room. Upstream: plugins/defaultpreemption PrepareCandidate. */
import { nextInteger, type Random } from '#core/random';
import type { Request } from '../api/request';
import type { Condition, Pod } from '../objects';
import { timeAt } from '../time';
import { priorityOf } from './filter-node';
import type { Cycle } from './plugin';
import {
  bestCandidates,
  budgetsOf,
  type Candidate,
  findCandidates,
  mayPreempt,
} from './preemption';
import type { Refused } from './schedule-one';

const COMPONENT = 'default-scheduler';

/** The node where room is made, if there is one; of equally good ones each has the same chance. */
export function roomFor(
  cycle: Cycle,
  refused: readonly Refused[],
  random: Random,
): Candidate | null {
  if (!mayPreempt(cycle, refused)) return null;
  const best = bestCandidates(findCandidates(cycle, refused, budgetsOf(cycle.view)));
  return best[nextInteger(random, Math.max(1, best.length))] ?? null;
}

/** The victims end as gracefully as they may. What was promised to less important pods there is so no more. */
export function makingRoom({ pod, nominated, constants }: Cycle, room: Candidate): Request[] {
  const outdone = nominated.filter(
    (other) => other.status.nominatedNodeName === room.node && priorityOf(other) < priorityOf(pod),
  );
  const { name, namespace = '', uid } = pod.metadata;
  const preemptor = constants.saysPreemption ? `pod ${uid}` : `${namespace}/${name}`;
  return [
    ...room.victims.flatMap((victim) => ending(victim, `${preemptor} on node ${room.node}`)),
    ...outdone.map((other): Request => ({ verb: 'updateStatus', object: promised(other) })),
  ];
}

/** The pod with what is said of it while no node will do, and with the promise of room on one. */
export function unscheduled(
  pod: Pod,
  message: string,
  nominatedNodeName: string | null,
  nowMs: number,
): Pod {
  const conditions = pod.status.conditions ?? [];
  const before = conditions.find(({ type }) => type === 'PodScheduled');
  const now = timeAt(nowMs);
  const condition: Condition = {
    type: 'PodScheduled',
    status: 'False',
    lastTransitionTime: before?.status === 'False' ? before.lastTransitionTime : now,
    reason: 'Unschedulable',
    message,
  };
  const others = conditions.filter(({ type }) => type !== 'PodScheduled');
  const status = { ...pod.status, conditions: [...others, condition] };
  return promised({ ...pod, status }, nominatedNodeName ?? pod.status.nominatedNodeName);
}

function promised(pod: Pod, nominatedNodeName?: string): Pod {
  const metadata = { ...pod.metadata, resourceVersion: '' };
  return { ...pod, metadata, status: { ...pod.status, nominatedNodeName } };
}

function ending(victim: Pod, by: string): Request[] {
  const { name, namespace = '', uid } = victim.metadata;
  return [
    { verb: 'delete', kind: 'Pod', namespace, name, uid },
    {
      verb: 'record',
      about: victim,
      type: 'Normal',
      reason: 'Preempted',
      message: `Preempted by ${by}`,
      component: COMPONENT,
    },
  ];
}
