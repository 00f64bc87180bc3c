/**
 * A pod that fits nowhere may take the place of less important ones: on each node where that could help all of
 * those are taken away in thought, and as many as can be are put back. Upstream: plugins/defaultpreemption.
 */
import { isSelected } from '../labels';
import type { LabelSelector, Pod } from '../objects';
import { listObjects, type View } from '../store';
import { millisOf } from '../time';
import { passes, prepareFilters, priorityOf, withNode } from './filter-node';
import { type NodeInfo, withPods } from './node-info';
import type { Cycle } from './plugin';
import type { Refused } from './schedule-one';

/** How many pods a budget can still lose. */
export type Budget = {
  namespace: string;
  selector: LabelSelector | undefined;
  disruptionsAllowed: number;
  /** Pods whose end it has been told of, by name. */
  disrupted: readonly string[];
};

export function budgetsOf(view: View): Budget[] {
  return listObjects(view, 'PodDisruptionBudget').map(({ metadata, spec, status }) => ({
    namespace: metadata.namespace ?? '',
    selector: spec.selector,
    disruptionsAllowed: status.disruptionsAllowed,
    disrupted: Object.keys(status.disruptedPods ?? {}),
  }));
}

/** Who would have to go from a node. */
export type Candidate = {
  node: string;
  /** Those that a budget protects first, then by falling importance. */
  victims: readonly Pod[];
  violations: number;
};

/** Not one that must not, nor one for which room is being made already. */
export function mayPreempt({ pod, nodes }: Cycle, refused: readonly Refused[]): boolean {
  if (pod.spec.preemptionPolicy === 'Never') return false;
  const nominated = pod.status.nominatedNodeName;
  if (!nominated) return true;
  const refusal = refused.find(({ node }) => node === nominated);
  if (refusal && !refusal.isResolvable) return true;
  const info = nodes.find(({ node }) => node.metadata.name === nominated);
  return !info?.pods.some(
    (other) => other.metadata.deletionTimestamp && priorityOf(other) < priorityOf(pod),
  );
}

export function findCandidates(
  cycle: Cycle,
  refused: readonly Refused[],
  budgets: readonly Budget[],
): Candidate[] {
  const hopeful = new Set(refused.flatMap(({ node, isResolvable }) => (isResolvable ? node : [])));
  return cycle.nodes
    .filter(({ node }) => hopeful.has(node.metadata.name))
    .flatMap((info) => candidateOn(cycle, info, budgets) ?? []);
}

/**
 * Fewest protected pods, then the least important first victim, the least importance in all, the fewest victims,
 * and those that began last; of equals all.
 */
export function bestCandidates(candidates: readonly Candidate[]): readonly Candidate[] {
  const measures: readonly ((candidate: Candidate) => number)[] = [
    ({ victims }) => (victims.length === 0 ? 0 : 1),
    ({ violations }) => violations,
    ({ victims }) => (victims[0] ? priorityOf(victims[0]) : 0),
    ({ victims }) => victims.reduce((sum, pod) => sum + priorityOf(pod) + 2 ** 31, 0),
    ({ victims }) => victims.length,
    ({ victims }) => -earliestStartMs(victims),
  ];
  return measures.reduce((left, measure) => {
    const least = Math.min(...left.map(measure));
    return left.filter((candidate) => measure(candidate) === least);
  }, candidates);
}

function candidateOn(cycle: Cycle, info: NodeInfo, budgets: readonly Budget[]): Candidate | null {
  const isLess = (other: Pod) => priorityOf(other) < priorityOf(cycle.pod);
  const lesser = info.pods.filter(isLess).sort(compareImportance);
  let kept = info.pods.filter((other) => !isLess(other));
  if (lesser.length === 0 || !fits(cycle, info, kept)) return null;
  const isProtected = protection(lesser, budgets);
  const victims: Pod[] = [];
  for (const pod of [...lesser.filter(isProtected), ...lesser.filter((pod) => !isProtected(pod))]) {
    if (fits(cycle, info, [...kept, pod])) kept = [...kept, pod];
    else victims.push(pod);
  }
  const violations = victims.filter(isProtected).length;
  return { node: info.node.metadata.name, victims, violations };
}

function fits(cycle: Cycle, info: NodeInfo, pods: readonly Pod[]): boolean {
  const changed = withPods(info, pods);
  const changedCycle = withNode(cycle, changed);
  return passes(changedCycle, prepareFilters(changedCycle), changed) === null;
}

/** Whose end would take a budget below what it allows, when all of them ended in this order. */
function protection(pods: readonly Pod[], budgets: readonly Budget[]): (pod: Pod) => boolean {
  const left = budgets.map(({ disruptionsAllowed }) => disruptionsAllowed);
  const isProtected = pods.map((pod) => {
    const touched = budgets.flatMap((budget, i) => (guards(budget, pod) ? [i] : []));
    for (const i of touched) left[i] = (left[i] ?? 0) - 1;
    return touched.some((i) => (left[i] ?? 0) < 0);
  });
  const names = new Set(pods.filter((_, i) => isProtected[i]));
  return (pod) => names.has(pod);
}

function guards({ namespace, selector, disrupted }: Budget, { metadata }: Pod): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  const asksNothing = Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
  return (
    !asksNothing &&
    namespace === metadata.namespace &&
    Object.keys(metadata.labels ?? {}).length > 0 &&
    isSelected(selector, metadata.labels) &&
    !disrupted.includes(metadata.name)
  );
}

/** The more important first: higher priority, then longer running. */
function compareImportance(a: Pod, b: Pod): number {
  return priorityOf(b) - priorityOf(a) || startMs(a) - startMs(b);
}

/** Of the most important of them. */
function earliestStartMs(pods: readonly Pod[]): number {
  const most = Math.max(...pods.map(priorityOf));
  return Math.min(...pods.filter((pod) => priorityOf(pod) === most).map(startMs));
}

/** What has not started yet is the youngest. */
function startMs({ status }: Pod): number {
  return status.startTime ? millisOf(status.startTime) : Number.MAX_SAFE_INTEGER;
}
