/** One scheduling cycle: filter, score, pick. Upstream: pkg/scheduler/core/generic_scheduler.go, later schedule_one.go. */
import { nextInteger, type Random } from '#core/random';
import { nodeName } from './filters/node-name';
import { nodeResourcesFit } from './filters/node-resources-fit';
import { nodeSelector } from './filters/node-selector';
import { nodeUnschedulable } from './filters/node-unschedulable';
import { taintToleration } from './filters/taint-toleration';
import type { NodeInfo } from './node-info';
import type { Cycle, Filter, Score } from './plugin';
import { balancedAllocation } from './scores/balanced-allocation';
import { leastAllocated } from './scores/least-allocated';
import { podTopologySpread } from './scores/pod-topology-spread';
import { preferNoSchedule } from './scores/prefer-no-schedule';

/** In the order in which they are asked; the first that refuses a node says why. */
export const filters: readonly Filter[] = [
  nodeUnschedulable,
  nodeName,
  taintToleration,
  nodeSelector,
  nodeResourcesFit,
];

export const scores: readonly Score[] = [
  balancedAllocation,
  leastAllocated,
  preferNoSchedule,
  podTopologySpread,
];

export type Scored = { node: string; total: number; byRule: Record<string, number> };

export type Placement = {
  /** Null when no node will do. */
  node: string | null;
  /** The best first. */
  scored: readonly Scored[];
  /** What each node that was asked was refused for. */
  refused: readonly { node: string; reasons: readonly string[]; isResolvable: boolean }[];
  /** Where the next cycle begins to look. */
  nextStart: number;
};

export function scheduleOne(cycle: Cycle, start: number, random: Random): Placement {
  const { nodes } = cycle;
  const enough = feasibleEnough(nodes.length);
  const feasible: NodeInfo[] = [];
  const refused: Placement['refused'][number][] = [];
  let asked = 0;
  while (asked < nodes.length && feasible.length < enough) {
    const info = nodes[(start + asked) % nodes.length];
    asked += 1;
    if (!info) continue;
    const refusal = firstRefusal(cycle, info);
    if (refusal) refused.push(refusal);
    else feasible.push(info);
  }
  const nextStart = nodes.length === 0 ? 0 : (start + asked) % nodes.length;
  const scored = score(cycle, feasible);
  return { node: pick(scored, random), scored: sorted(scored), refused, nextStart };
}

/** All of fewer than 100; of more, a share that shrinks from 50 % as the cluster grows, at least 5 % and 100. */
export function feasibleEnough(nodes: number): number {
  if (nodes < 100) return nodes;
  const percent = Math.max(5, 50 - Math.floor(nodes / 125));
  return Math.max(100, Math.floor((nodes * percent) / 100));
}

function firstRefusal(cycle: Cycle, info: NodeInfo): Placement['refused'][number] | null {
  for (const { filter, isResolvable } of filters) {
    const reasons = filter(cycle, info);
    if (reasons.length > 0) return { node: info.node.metadata.name, reasons, isResolvable };
  }
  return null;
}

function score(cycle: Cycle, feasible: readonly NodeInfo[]): Scored[] {
  if (feasible.length === 0) return [];
  const columns = scores.map(({ rule, weight, score: scoreNodes }) => {
    const weighted = weight(cycle);
    return { rule, values: scoreNodes(cycle, feasible).map((value) => value * weighted) };
  });
  return feasible.map((info, i) => {
    const byRule = Object.fromEntries(columns.map(({ rule, values }) => [rule, values[i] ?? 0]));
    const total = Object.values(byRule).reduce((sum, value) => sum + value, 0);
    return { node: info.node.metadata.name, total, byRule };
  });
}

/** The best; among equals each has the same chance (reservoir sampling). */
function pick(scored: readonly Scored[], random: Random): string | null {
  let best: Scored | null = null;
  let equals = 0;
  for (const candidate of scored) {
    if (!best || candidate.total > best.total) {
      best = candidate;
      equals = 1;
    } else if (candidate.total === best.total) {
      equals += 1;
      if (nextInteger(random, equals) === 0) best = candidate;
    }
  }
  return best?.node ?? null;
}

function sorted(scored: readonly Scored[]): Scored[] {
  return [...scored].sort((a, b) => b.total - a.total || (a.node < b.node ? -1 : 1));
}
