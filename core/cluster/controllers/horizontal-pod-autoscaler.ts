/**
 * The horizontal pod autoscaler: every 15 s it asks the metrics how many pods there should be, waits out short
 * dips, keeps the pace, and sets the target's replicas.
 * Upstream: pkg/controller/podautoscaler/horizontal.go reconcileAutoscaler.
 */
import type { Context } from '../actor';
import { notFound } from '../api/request';
import { isSelected } from '../labels';
import type { HorizontalPodAutoscaler } from '../object-autoscaler';
import { getObject, listObjects, workKeyOf } from '../store';
import type { Controller } from './controller';
import { normalizeWithBehavior, noScaleEvents } from './horizontal-pod-autoscaler-behavior';
import {
  blind,
  concluded,
  condition,
  type Looking,
  lost,
  type Outcome,
  type Past,
  said,
  type Target,
} from './horizontal-pod-autoscaler-decisions';
import { normalize } from './horizontal-pod-autoscaler-limits';
import type { Calculation } from './horizontal-pod-autoscaler-pods';
import { proposalsOf, type Scale } from './horizontal-pod-autoscaler-proposals';

const PERIOD_MS = 15_000;
/** What a round takes until the next is due: measured with the real one. */
const ROUND_MS = 170;
const WINDOW_MS = 300_000;

/** Of one autoscaler: when it is looked at next, and what it looks back on. */
type Round = Past & { readonly dueMs: number };
export type AutoscalerMemory = Readonly<Record<string, Round>>;

export const horizontalPodAutoscaler: Controller<AutoscalerMemory> = {
  initial: {},
  observe(memory, { object, previous }) {
    const subject = object ?? previous;
    const keys = subject?.kind === 'HorizontalPodAutoscaler' ? [workKeyOf(subject)] : [];
    return { memory, keys };
  },
  sync(memory, key, context) {
    const { [key]: round, ...others } = memory;
    const autoscaler = getObject(context.view, 'HorizontalPodAutoscaler', key);
    if (!autoscaler) return { memory: others, decisions: [] };
    if (!round) {
      const first = {
        dueMs: context.nowMs + PERIOD_MS,
        recommendations: [],
        events: noScaleEvents,
      };
      return { memory: { ...memory, [key]: first }, decisions: [], againAfterMs: PERIOD_MS };
    }
    if (context.nowMs < round.dueMs) return { memory, decisions: [] };
    const outcome = look(autoscaler, round, context);
    const dueMs = context.nowMs + PERIOD_MS + ROUND_MS;
    return {
      memory: { ...memory, [key]: { ...outcome.past, dueMs } },
      decisions: outcome.decisions,
      againAfterMs: PERIOD_MS + ROUND_MS,
    };
  },
};

function look(autoscaler: HorizontalPodAutoscaler, round: Past, context: Context): Outcome {
  const target = targetOf(autoscaler, context);
  if ('problem' in target) return { past: round, decisions: [lost(autoscaler, target, context)] };
  const scale = scaleOf(target, context);
  const currentReplicas = scale.specReplicas;
  // The size at first sight counts as asked for, so that a new autoscaler does not shrink anything at once.
  const seeded = { replicas: currentReplicas, atMs: context.nowMs };
  const past: Past =
    round.recommendations.length > 0 ? round : { ...round, recommendations: [seeded] };
  const able = condition('AbleToScale', 'True', 'SucceededGetScale', GOT_SCALE);
  const looking = { autoscaler, target, scale, past, context, able };
  const { minReplicas, maxReplicas } = autoscaler.spec;
  if (currentReplicas === 0 && minReplicas !== 0) {
    const disabled = condition('ScalingActive', 'False', 'ScalingDisabled', DISABLED);
    const conditions = [able, disabled];
    return concluded(looking, past, { replicas: 0, because: DISABLED, conditions, statuses: [] });
  }
  const forced = forcedSize(currentReplicas, minReplicas, maxReplicas);
  if (forced) {
    return concluded(looking, past, { ...forced, conditions: [able], statuses: [] });
  }
  return byMetrics(looking);
}

const GOT_SCALE = "the HPA controller was able to get the target's current scale";
const DISABLED = 'scaling is disabled since the replica count of the target is zero';

function forcedSize(
  currentReplicas: number,
  minReplicas: number,
  maxReplicas: number,
): { replicas: number; because: string } | null {
  if (currentReplicas > maxReplicas) {
    return {
      replicas: maxReplicas,
      because: 'Current number of replicas above Spec.MaxReplicas',
    };
  }
  return currentReplicas < minReplicas
    ? { replicas: minReplicas, because: 'Current number of replicas below Spec.MinReplicas' }
    : null;
}

function byMetrics(looking: Looking): Outcome {
  const { autoscaler, scale, past, context, able } = looking;
  const { best, statuses, failures, problem } = proposalsOf(
    autoscaler,
    scale,
    calculationIn(context),
    context,
  );
  const warnings = failures.map(({ error, reason }) => said(autoscaler, 'Warning', reason, error));
  if (!best)
    return { past, decisions: [blind(looking, failures[0]?.reason ?? '', problem, warnings)] };
  const currentReplicas = scale.specReplicas;
  const bounds = { ...autoscaler.spec, currentReplicas };
  const { behavior } = autoscaler.spec;
  const following = {
    nowMs: context.nowMs,
    windowMs: WINDOW_MS,
    looksBothWays: context.constants.autoscaler.looksBothWays,
  };
  const normalized = behavior
    ? normalizeWithBehavior(best.replicas, bounds, behavior, past, following)
    : normalize(best.replicas, bounds, past.recommendations, following);
  const active = condition(
    'ScalingActive',
    'True',
    'ValidMetricFound',
    `the HPA was able to successfully calculate a replica count from ${best.name}`,
  );
  return concluded(
    looking,
    { ...past, recommendations: normalized.recommendations },
    {
      replicas: normalized.replicas,
      because: reasonFor(best, currentReplicas),
      conditions: [able, active, ...normalized.conditions],
      statuses,
      asked: best,
      warnings,
    },
  );
}

/** What the event says; nothing where an older recommendation decides. */
function reasonFor(best: { replicas: number; name: string }, currentReplicas: number): string {
  if (best.replicas > currentReplicas) return `${best.name} above target`;
  return best.replicas < currentReplicas ? 'All metrics below target' : '';
}

function targetOf(
  { metadata: { namespace = '' }, spec }: HorizontalPodAutoscaler,
  { view }: Context,
): Target | { problem: string } {
  const { kind, name } = spec.scaleTargetRef;
  if (kind !== 'Deployment' && kind !== 'ReplicaSet' && kind !== 'StatefulSet') {
    return { problem: `no matches for kind "${kind}" in group "apps"` };
  }
  const target = getObject<typeof kind>(view, kind, `${namespace}/${name}`);
  return target ?? { problem: notFound(kind, name).message.replace('.', '/scale.') };
}

function scaleOf({ metadata, spec, status }: Target, { view }: Context): Scale {
  return {
    pods: listObjects(view, 'Pod', metadata.namespace).filter((pod) =>
      isSelected(spec.selector, pod.metadata.labels),
    ),
    specReplicas: spec.replicas,
    statusReplicas: status.replicas ?? 0,
  };
}

function calculationIn({ nowMs, constants: { autoscaler } }: Context): Calculation {
  const { toleranceAsRange, missingMeetTarget } = autoscaler;
  return {
    nowMs,
    tolerance: 0.1,
    toleranceAsRange,
    missingMeetTarget,
    cpuInitializationMs: 300_000,
    initialReadinessMs: 30_000,
  };
}
