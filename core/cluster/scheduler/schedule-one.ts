/** One scheduling cycle: filter, score, pick. Upstream: pkg/scheduler/core/generic_scheduler.go, later schedule_one.go. */
import { nextInteger, type Random } from '#core/random';
import { passes, prepareFilters } from './filter-node';
import type { NodeInfo } from './node-info';
import type { Cycle, Refusal, Score } from './plugin';
import { balancedAllocation } from './scores/balanced-allocation';
import { imageLocality } from './scores/image-locality';
import { preferredPods } from './scores/inter-pod-affinity';
import { leastAllocated } from './scores/least-allocated';
import { preferredNodes } from './scores/node-affinity';
import { spreadOut } from './scores/pod-topology-spread';
import { preferAvoidPods } from './scores/prefer-avoid-pods';
import { preferNoSchedule } from './scores/prefer-no-schedule';

export const scores: readonly Score[] = [
  balancedAllocation,
  imageLocality,
  preferredPods,
  leastAllocated,
  preferredNodes,
  preferAvoidPods,
  spreadOut,
  preferNoSchedule,
];

export type Scored = { node: string; total: number; byRule: Record<string, number> };

/** Why a node that was asked will not do. */
export type Refused = Refusal & { node: string };

export type Placement = {
  /** Null when no node will do. */
  node: string | null;
  /** The best first. */
  scored: readonly Scored[];
  refused: readonly Refused[];
  /** Where the next cycle begins to look. */
  nextStart: number;
};

export function scheduleOne(cycle: Cycle, start: number, random: Random): Placement {
  const { nodes } = cycle;
  const enough = feasibleEnough(nodes.length);
  const filterNode = prepareFilters(cycle);
  const feasible: NodeInfo[] = [];
  const refused: Refused[] = [];
  let asked = 0;
  while (asked < nodes.length && feasible.length < enough) {
    const info = nodes[(start + asked) % nodes.length];
    asked += 1;
    if (!info) continue;
    const refusal = passes(cycle, filterNode, info);
    if (refusal) refused.push({ node: info.node.metadata.name, ...refusal });
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

function score(cycle: Cycle, feasible: readonly NodeInfo[]): Scored[] {
  if (feasible.length === 0) return [];
  const columns = scores.flatMap(({ rule, weight: weightOf, score: scoreNodes }) => {
    const weight = weightOf(cycle);
    if (weight === 0) return [];
    return { rule, values: scoreNodes(cycle, feasible).scores.map((value) => value * weight) };
  });
  const sheets = new Map<string, Sheet>();
  return feasible.map((info, i) => {
    const before = lastScored.get(info);
    if (before && isSheet(before.byRule, columns, i)) return before;
    const row = columns.map(({ values }) => values[i] ?? 0);
    const key = row.join();
    const sheet = sheets.get(key) ?? sheetOf(columns, row);
    sheets.set(key, sheet);
    const scored = { node: info.node.metadata.name, ...sheet };
    lastScored.set(info, scored);
    return scored;
  });
}

/** Most nodes fare as they did in the cycle before, and the trace keeps what they got. */
const lastScored = new WeakMap<NodeInfo, Scored>();

type Sheet = Omit<Scored, 'node'>;
type Column = { rule: string; values: readonly number[] };

function isSheet(byRule: Scored['byRule'], columns: readonly Column[], place: number): boolean {
  for (const { rule, values } of columns) if (byRule[rule] !== values[place]) return false;
  return Object.keys(byRule).length === columns.length;
}

function sheetOf(columns: readonly Column[], row: readonly number[]): Sheet {
  return {
    total: row.reduce((sum, value) => sum + value, 0),
    byRule: Object.fromEntries(columns.map(({ rule }, i) => [rule, row[i] ?? 0])),
  };
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

/** Few totals are different, so the nodes of each are sorted by name and not again by their total. */
function sorted(scored: readonly Scored[]): Scored[] {
  const byTotal = new Map<number, Scored[]>();
  for (const each of scored) {
    const equals = byTotal.get(each.total);
    if (equals) equals.push(each);
    else byTotal.set(each.total, [each]);
  }
  const totals = [...byTotal.keys()].sort((a, b) => b - a);
  return totals.flatMap((total) => (byTotal.get(total) ?? []).sort(byName));
}

function byName(a: Scored, b: Scored): number {
  return a.node < b.node ? -1 : 1;
}
