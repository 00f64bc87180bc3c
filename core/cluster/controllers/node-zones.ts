/** How sick a zone is, and how fast its nodes may be given up. Upstream: pkg/controller/nodelifecycle/node_lifecycle_controller.go ComputeZoneState, ReducedQPSFunc. */
import type { Node } from '../objects';

export type ZoneState = 'Normal' | 'PartialDisruption' | 'FullDisruption';

const UNHEALTHY_SHARE = 0.55;
const LARGE_ZONE = 50;
const NORMAL_PER_SECOND = 0.1;
const SECONDARY_PER_SECOND = 0.01;

export function zoneOf(node: Node): string {
  return node.metadata.labels?.['topology.kubernetes.io/zone'] ?? '';
}

export function isNodeReady(node: Node): boolean {
  return readyStatus(node) === 'True';
}

export function readyStatus(node: Node): string | undefined {
  return node.status.conditions?.find(({ type }) => type === 'Ready')?.status;
}

/** Upstream compares numbers of 32 bits, which decides at the very limit. */
export function computeZoneState(
  isReady: readonly boolean[],
  unhealthyShare = UNHEALTHY_SHARE,
): ZoneState {
  const notReady = isReady.filter((ready) => !ready).length;
  if (notReady > 0 && notReady === isReady.length) return 'FullDisruption';
  const share = Math.fround(notReady / isReady.length);
  const isMostlyDown = notReady > 2 && share >= Math.fround(unhealthyShare);
  return isMostlyDown ? 'PartialDisruption' : 'Normal';
}

/** Milliseconds between two nodes given up in a zone; null when none may be. */
export function evictionGapMs(state: ZoneState, size: number): number | null {
  if (state !== 'PartialDisruption') return 1000 / NORMAL_PER_SECOND;
  const perSecond = reducedRate(size, SECONDARY_PER_SECOND, LARGE_ZONE);
  return perSecond === 0 ? null : 1000 / perSecond;
}

/** Small zones are spared while they are disrupted: what is left would not bear the load. */
export function reducedRate(size: number, secondaryRate: number, largeZone: number): number {
  return size > largeZone ? secondaryRate : 0;
}

/** The states of all zones; when all of them are fully disrupted, the fault is likely the observer's. */
export function zoneStates(nodes: readonly Node[]): {
  states: Record<string, ZoneState>;
  isAllDown: boolean;
} {
  const zones: Record<string, boolean[]> = {};
  for (const node of nodes) {
    const zone = zoneOf(node);
    zones[zone] = [...(zones[zone] ?? []), isNodeReady(node)];
  }
  const states = Object.fromEntries(
    Object.entries(zones).map(([zone, isReady]) => [zone, computeZoneState(isReady)]),
  );
  const all = Object.values(states);
  return { states, isAllDown: all.length > 0 && all.every((state) => state === 'FullDisruption') };
}
