/** Recorded calls of the scheduler. */
import { makeRandom } from '#core/random';
import type { LabelSelector, Node, Pod, Service } from '../objects';
import { profiles } from '../profile';
import { failureMessage } from '../scheduler/failure-message';
import { interPodAffinity } from '../scheduler/filters/inter-pod-affinity';
import { nodeAffinity } from '../scheduler/filters/node-affinity';
import { nodePorts } from '../scheduler/filters/node-ports';
import { nodeResourcesFit } from '../scheduler/filters/node-resources-fit';
import { nodeUnschedulable } from '../scheduler/filters/node-unschedulable';
import { podTopologySpread } from '../scheduler/filters/pod-topology-spread';
import { taintToleration } from '../scheduler/filters/taint-toleration';
import { imageIndex, type NodeInfo, nodeInfo } from '../scheduler/node-info';
import type { Cycle, Filter, Refusal, Score } from '../scheduler/plugin';
import {
  type Budget,
  bestCandidates,
  type Candidate,
  findCandidates,
  mayPreempt,
} from '../scheduler/preemption';
import { type Placement, scheduleOne } from '../scheduler/schedule-one';
import { backoffMs, isBefore } from '../scheduler/scheduling-queue';
import { balancedAllocation } from '../scheduler/scores/balanced-allocation';
import { imageLocality } from '../scheduler/scores/image-locality';
import { preferredPods } from '../scheduler/scores/inter-pod-affinity';
import { leastAllocated } from '../scheduler/scores/least-allocated';
import { preferredNodes } from '../scheduler/scores/node-affinity';
import { spreadOut } from '../scheduler/scores/pod-topology-spread';
import { preferNoSchedule } from '../scheduler/scores/prefer-no-schedule';
import { emptyStore, keyOf, type View, write } from '../store';
import { microTimeAt } from '../time';
import type { Adapters } from './adapter';

type Situation = {
  pod: Pod;
  /** Without a spec where there is nothing to say in it. */
  nodes: (Omit<Node, 'spec'> & { spec?: Node['spec'] })[];
  pods: Pod[];
  services?: {
    metadata: { name: string; namespace: string };
    spec: { selector: Record<string, string> };
  }[];
  nominatedPods?: Pod[];
  podDisruptionBudgets?: {
    metadata: { namespace: string };
    spec: { selector: LabelSelector };
    status: { disruptionsAllowed: number };
  }[];
};

/** As the plugins are called that follow the rules. */
const PLUGINS: Readonly<Record<string, string>> = {
  'scheduler.balancedAllocation': 'NodeResourcesBalancedAllocation',
  'scheduler.imageLocality': 'ImageLocality',
  'scheduler.interPodAffinity': 'InterPodAffinity',
  'scheduler.leastAllocated': 'NodeResourcesLeastAllocated',
  'scheduler.nodeAffinity': 'NodeAffinity',
  'scheduler.nodePreferAvoidPods': 'NodePreferAvoidPods',
  'scheduler.podTopologySpread': 'PodTopologySpread',
  'scheduler.taintToleration': 'TaintToleration',
};

export const scheduler: Adapters = {
  'scheduler.queueBackoff': (input: { initialMs: number; maxMs: number; attempts: number }) => ({
    backoffMs: backoffMs(input.attempts, input.initialMs, input.maxMs),
  }),
  'scheduler.queueOrder': (input: {
    pods: { name: string; priority: number | null; queuedAtMs: number }[];
  }) => {
    const waiting = input.pods.map(({ name, priority, queuedAtMs }, order) => ({
      ...{ key: name, uid: name, priority: priority ?? 0, queuedAtMs, order },
      ...{ attempts: 0, failedAtMs: 0, place: 'active' as const, cause: null },
    }));
    const sorted = waiting.sort((a, b) => (isBefore(a, b) ? -1 : 1));
    return { order: sorted.map(({ key }) => key) };
  },
  'scheduler.nodeResourcesFit': (input: Situation) => filtered(input, nodeResourcesFit),
  'scheduler.nodeUnschedulable': (input: Situation) => filtered(input, nodeUnschedulable),
  'scheduler.nodePorts': (input: Situation) => filtered(input, nodePorts),
  'scheduler.leastAllocated': (input: Situation) => scoredAll(input, leastAllocated),
  'scheduler.balancedAllocation': (input: Situation) => scoredAll(input, balancedAllocation),
  'scheduler.imageLocality': (input: Situation) => scoredAll(input, imageLocality),
  'scheduler.taintToleration': (input: Situation) => both(input, taintToleration, preferNoSchedule),
  'scheduler.nodeAffinity': (input: Situation) => both(input, nodeAffinity, preferredNodes),
  'scheduler.interPodAffinity': (input: Situation) => both(input, interPodAffinity, preferredPods),
  'scheduler.podTopologySpread': (input: Situation) => both(input, podTopologySpread, spreadOut),
  'scheduler.scheduleOnePod': (input: Situation) => {
    const cycle = cycleOf(input);
    return placementFields(cycle, scheduleOne(cycle, 0, makeRandom(1)));
  },
  'scheduler.preemption': (input: Situation) => {
    const cycle = cycleOf(input);
    const { refused } = scheduleOne(cycle, 0, makeRandom(1));
    const eligible = mayPreempt(cycle, refused);
    const candidates = eligible ? findCandidates(cycle, refused, budgetsOf(input)) : [];
    return {
      message: failureMessage(refused, cycle.nodes.length, cycle.constants),
      eligible,
      candidates: Object.fromEntries(candidates.map(candidateFields)),
      pickedOneOf: bestCandidates(candidates).map(({ node }) => node),
    };
  },
};

function filtered(input: Situation, filter: Filter) {
  const cycle = cycleOf(input);
  return { filter: byNode(cycle.nodes, cycle.nodes.map(filter.prepare(cycle)).map(statusOf)) };
}

function scoredAll(input: Situation, score: Score) {
  const cycle = cycleOf(input);
  return scoreFields(cycle, cycle.nodes, score);
}

/** Scores are of the nodes that pass the plugin's own filter. */
function both(input: Situation, filter: Filter, score: Score) {
  const cycle = cycleOf(input);
  const refusals = cycle.nodes.map(filter.prepare(cycle));
  const passing = cycle.nodes.filter((_, i) => refusals[i] === null);
  return {
    filter: byNode(cycle.nodes, refusals.map(statusOf)),
    ...(passing.length > 0 ? scoreFields(cycle, passing, score) : {}),
  };
}

function scoreFields(cycle: Cycle, nodes: readonly NodeInfo[], score: Score) {
  const { raw, scores } = score.score(cycle, nodes);
  return { rawScores: byNode(nodes, raw), scores: byNode(nodes, scores) };
}

function placementFields(cycle: Cycle, { scored, refused, node }: Placement) {
  const best = Math.max(...scored.map(({ total }) => total));
  const byName = scored.toSorted((a, b) => (a.node < b.node ? -1 : 1));
  const isCompared = byName.length > 1;
  const rules = Object.keys(byName[0]?.byRule ?? {});
  const ofRule = (rule: string) =>
    Object.fromEntries(byName.map(({ node: name, byRule }) => [name, byRule[rule]]));
  return {
    feasibleNodes: byName.map(({ node: name }) => name),
    nodeStatuses: Object.fromEntries(refused.map((each) => [each.node, statusOf(each)])),
    message: node === null ? failureMessage(refused, cycle.nodes.length, cycle.constants) : null,
    totalScores: isCompared
      ? Object.fromEntries(byName.map(({ node: name, total }) => [name, total]))
      : null,
    scoresByPlugin: isCompared
      ? Object.fromEntries(rules.map((rule) => [PLUGINS[rule] ?? rule, ofRule(rule)]))
      : null,
    bestNodes: byName.filter(({ total }) => total === best).map(({ node: name }) => name),
  };
}

function candidateFields({ node, victims, violations }: Candidate) {
  const names = victims.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  return [node, { victims: names, numPDBViolations: violations }];
}

function statusOf(refusal: Refusal | null) {
  if (!refusal) return { code: 'Success', reasons: [] };
  const code = refusal.isResolvable ? 'Unschedulable' : 'UnschedulableAndUnresolvable';
  return { code, reasons: refusal.reasons };
}

function byNode<T>(nodes: readonly NodeInfo[], values: readonly T[]) {
  return Object.fromEntries(nodes.map(({ node }, i) => [node.metadata.name, values[i]]));
}

/** The recorded scheduler heard of the nodes one after the other, and of each only once. */
function cycleOf({ pod, nodes, pods, services = [], nominatedPods = [] }: Situation): Cycle {
  const complete = nodes.map(({ spec = {}, ...node }): Node => ({ ...node, spec }));
  const infos = complete.map((node, i) => {
    const own = pods.filter(({ spec }) => spec.nodeName === node.metadata.name);
    return nodeInfo(node, own, imageIndex(complete.slice(0, i + 1)));
  });
  return {
    pod: { ...pod, status: pod.status ?? { phase: 'Pending' } },
    nodes: infos,
    nominated: nominatedPods,
    promised: {},
    view: viewOf(services.map(serviceOf)),
    constants: profiles['1.20'],
  };
}

function budgetsOf({ podDisruptionBudgets = [] }: Situation): Budget[] {
  return podDisruptionBudgets.map(({ metadata, spec, status }) => ({
    namespace: metadata.namespace,
    selector: spec.selector,
    disruptionsAllowed: status.disruptionsAllowed,
    disrupted: [],
  }));
}

function viewOf(services: readonly Service[]): View {
  return services.reduce(
    (store, service) => write(store, keyOf(service), service, { atMs: 0, cause: null }),
    emptyStore,
  );
}

function serviceOf({ metadata, spec }: NonNullable<Situation['services']>[number]): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      ...metadata,
      uid: metadata.name,
      resourceVersion: '',
      creationTimestamp: microTimeAt(0),
    },
    spec: {
      ...spec,
      type: 'ClusterIP',
      ports: [],
      clusterIP: '',
      clusterIPs: [],
      sessionAffinity: 'None',
    },
    status: { loadBalancer: {} },
  };
}
