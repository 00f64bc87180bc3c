/**
 * kube-proxy's choice: at random for each new connection, never in turn. Rule i of n (from 0) matches with the
 * chance 1/(n-i), the last always, so that each endpoint gets 1/n of all. Upstream: proxier.go computeProbability.
 */
import type { EndpointSlice } from '../objects';

export type Choice = {
  /** Address and port. */
  address: string;
  podName: string;
  /** Which rule matched, from 0. */
  index: number;
  count: number;
  probability: number;
};

/** `draw` in [0, 1). Null when no endpoint is ready. */
export function chooseEndpoint(
  slices: readonly EndpointSlice[],
  service: string,
  draw: number,
): Choice | null {
  const ready = slices
    .filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === service)
    .flatMap((slice) =>
      slice.endpoints
        .filter(({ conditions }) => conditions.ready)
        .map((endpoint) => ({
          address: `${endpoint.addresses[0]}:${slice.ports[0]?.port}`,
          podName: endpoint.targetRef?.name ?? '',
        })),
    )
    .sort((a, b) => (a.address < b.address ? -1 : 1));
  const index = Math.floor(draw * ready.length);
  const chosen = ready[index];
  if (!chosen) return null;
  const count = ready.length;
  return { ...chosen, index, count, probability: computeProbability(count, index) };
}

/** Of those that reach rule `index` of `count`, the share that it catches. */
export function computeProbability(count: number, index: number): number {
  return 1 / (count - index);
}

/** As the rule is written for iptables. */
export function probabilityText(probability: number): string {
  return probability.toFixed(10);
}
