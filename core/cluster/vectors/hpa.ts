/** Recorded calls of the horizontal pod autoscaler. */
import {
  normalizeWithBehavior,
  withScaleEvent,
} from '../controllers/horizontal-pod-autoscaler-behavior';
import {
  normalize,
  type Recommendation,
  stabilize,
  withinBounds,
} from '../controllers/horizontal-pod-autoscaler-limits';
import type { Calculation, Usage } from '../controllers/horizontal-pod-autoscaler-pods';
import {
  type Proposal,
  replicasForAverage,
  replicasForUtilization,
} from '../controllers/horizontal-pod-autoscaler-usage';
import { replicasForShare, replicasForValue } from '../controllers/horizontal-pod-autoscaler-value';
import { sum } from '../controllers/rolling';
import type { ScalingBehavior } from '../object-autoscaler';
import type { Pod, PodPhase } from '../objects';
import { timeAt } from '../time';
import type { Adapters } from './adapter';

type RecordedPod = {
  name: string;
  phase: PodPhase;
  ready: 'True' | 'False' | null;
  readyTransitionMs: number;
  startMs: number | null;
  deleting: boolean;
  containers: { name: string; requestMilli: number | null }[];
  metric: Usage | null;
};

type Calculated = {
  pods: RecordedPod[];
  nowMs: number;
  tolerance: number;
  cpuInitializationPeriodMs: number;
  initialReadinessDelayMs: number;
  currentReplicas: number;
};

type Resource = Calculated & { resource: string };
type Moment = { replicas: number; timeMs: number };
type Change = { change: number; timeMs: number };

type Stabilized = {
  nowMs: number;
  downscaleStabilizationWindowMs: number;
  recommendations: Moment[];
  desiredReplicas: number;
};
type Bounded = { currentReplicas: number; minReplicas: number; maxReplicas: number };
type Events = { scaleUpEvents: Change[]; scaleDownEvents: Change[]; behavior: ScalingBehavior };

export const hpa: Adapters = {
  'hpa.getResourceReplicas': (
    input: Resource & { container: string; targetUtilizationPercent: number },
  ) => {
    const { resource, container, targetUtilizationPercent: percent } = input;
    const target = { resource, container, percent };
    const proposal = replicasForUtilization(measuredIn(input), target, calculationIn(input));
    return 'error' in proposal
      ? { ...failed(proposal.error), utilizationPercent: 0 }
      : { ...proposal, error: null };
  },
  'hpa.getRawResourceReplicas': (input: Resource & { targetMilliValue: number }) => {
    const { resource, targetMilliValue: milliValue } = input;
    return answered(
      replicasForAverage(measuredIn(input), { resource, milliValue }, calculationIn(input)),
    );
  },
  'hpa.getMetricReplicas': (input: Calculated & { targetMilliValue: number }) => {
    // The name under which the recorder asked.
    const target = { metric: 'qps', milliValue: input.targetMilliValue };
    return answered(replicasForAverage(measuredIn(input), target, calculationIn(input)));
  },
  'hpa.getObjectMetricReplicas': (
    input: Calculated & { targetMilliValue: number; metricMilliValue: number },
  ) => valued(input, input.metricMilliValue),
  'hpa.getExternalMetricReplicas': (
    input: Calculated & { targetMilliValue: number; metricMilliValues: number[] },
  ) => valued(input, sum(input.metricMilliValues)),
  'hpa.getObjectPerPodMetricReplicas': (input: Shared & { metricMilliValue: number }) =>
    shared(input, input.metricMilliValue),
  'hpa.getExternalPerPodMetricReplicas': (input: Shared & { metricMilliValues: number[] }) =>
    shared(input, sum(input.metricMilliValues)),
  'hpa.convertDesiredReplicasWithRules': (input: Bounded & { desiredReplicas: number }) =>
    withinBounds(input.desiredReplicas, input),
  'hpa.stabilizeRecommendation': (input: Stabilized) => {
    const { desiredReplicas, recommendations } = input;
    const stable = stabilize(desiredReplicas, recommendations.map(recalled), windowOf(input));
    return {
      replicas: stable.replicas,
      recommendationsAfter: stable.recommendations.map(recordedRecommendation),
    };
  },
  'hpa.normalizeDesiredReplicas': (input: Stabilized & Bounded) => {
    const { desiredReplicas, recommendations } = input;
    return normalized(
      normalize(desiredReplicas, input, recommendations.map(recalled), windowOf(input)),
    );
  },
  'hpa.normalizeDesiredReplicasWithBehaviors': (input: Stabilized & Bounded & Events) => {
    const { desiredReplicas, recommendations, behavior } = input;
    const past = { recommendations: recommendations.map(recalled), events: eventsIn(input) };
    const following = { ...windowOf(input), looksBothWays: false };
    return normalized(normalizeWithBehavior(desiredReplicas, input, behavior, past, following));
  },
  'hpa.storeScaleEvent': (
    input: Events & { nowMs: number; previousReplicas: number; newReplicas: number },
  ) => {
    const { previousReplicas: from, newReplicas: to, nowMs: atMs, behavior } = input;
    const { up, down } = withScaleEvent(eventsIn(input), behavior, { from, to, atMs });
    return {
      scaleUpEventsAfter: up.map(recordedChange),
      scaleDownEventsAfter: down.map(recordedChange),
    };
  },
};

type Shared = { statusReplicas: number; targetMilliValuePerPod: number; tolerance: number };

function shared(input: Shared, milliValue: number) {
  const { statusReplicas, targetMilliValuePerPod: target, tolerance } = input;
  const calculation = { ...calculationOf(0, 0, 0), tolerance };
  return { ...replicasForShare(statusReplicas, milliValue, target, calculation), error: null };
}

function valued(input: Calculated & { targetMilliValue: number }, milliValue: number) {
  const { currentReplicas, targetMilliValue } = input;
  const scale = { pods: input.pods.map(podOf), currentReplicas };
  const proposal = replicasForValue(scale, milliValue, targetMilliValue, calculationIn(input));
  return 'error' in proposal
    ? { replicas: 0, milliValue, error: proposal.error }
    : { ...proposal, milliValue, error: null };
}

function answered(proposal: Proposal) {
  return 'error' in proposal ? failed(proposal.error) : { ...proposal, error: null };
}

function failed(error: string) {
  return { replicas: 0, averageMilliValue: 0, error };
}

function normalized({ replicas, conditions, recommendations }: ReturnType<typeof normalize>) {
  const recommendationsAfter = recommendations.map(recordedRecommendation);
  return { replicas, conditions, recommendationsAfter };
}

function measuredIn({ pods, currentReplicas }: Calculated) {
  return {
    pods: pods.map(podOf),
    usage: new Map(
      pods.flatMap(({ name, metric }): [string, Usage][] => (metric ? [[name, metric]] : [])),
    ),
    currentReplicas,
  };
}

function podOf({
  name,
  phase,
  ready,
  readyTransitionMs,
  startMs,
  deleting,
  containers,
}: RecordedPod): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      uid: name,
      resourceVersion: '',
      creationTimestamp: timeAt(0),
      ...(deleting ? { deletionTimestamp: timeAt(0) } : {}),
    },
    spec: {
      containers: containers.map((container) => ({
        name: container.name,
        image: 'any',
        resources: { requests: requestsOf(container.requestMilli) },
      })),
    },
    status: {
      phase,
      conditions:
        ready === null
          ? []
          : [{ type: 'Ready', status: ready, lastTransitionTime: timeAt(readyTransitionMs) }],
      ...(startMs === null ? {} : { startTime: timeAt(startMs) }),
    },
  };
}

/** Of every resource the same, as the recorder made it. */
function requestsOf(milli: number | null): Record<string, string> {
  return milli === null ? {} : { cpu: `${milli}m`, memory: `${milli}m` };
}

function calculationIn(input: Calculated): Calculation {
  const { nowMs, cpuInitializationPeriodMs, initialReadinessDelayMs, tolerance } = input;
  return {
    ...calculationOf(nowMs, cpuInitializationPeriodMs, initialReadinessDelayMs),
    tolerance,
  };
}

function calculationOf(
  nowMs: number,
  cpuInitializationMs: number,
  initialReadinessMs: number,
): Omit<Calculation, 'tolerance'> {
  const released = { toleranceAsRange: false, missingMeetTarget: false };
  return { nowMs, cpuInitializationMs, initialReadinessMs, ...released };
}

function windowOf({ nowMs, downscaleStabilizationWindowMs: windowMs }: Stabilized) {
  return { nowMs, windowMs };
}

function eventsIn({ scaleUpEvents, scaleDownEvents }: Events) {
  const recalledChange = ({ change, timeMs: atMs }: Change) => ({ change, atMs });
  return { up: scaleUpEvents.map(recalledChange), down: scaleDownEvents.map(recalledChange) };
}

function recalled({ replicas, timeMs }: Moment): Recommendation {
  return { replicas, atMs: timeMs };
}

function recordedRecommendation({ replicas, atMs }: Recommendation): Moment {
  return { replicas, timeMs: atMs };
}

function recordedChange({ change, atMs }: { change: number; atMs: number }): Change {
  return { change, timeMs: atMs };
}
