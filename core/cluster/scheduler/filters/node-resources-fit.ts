/** What is requested must fit beside what the node's pods request; usage is not looked at. Upstream: plugins/noderesources/fit.go. */
import { type Amounts, podRequest } from '../node-info';
import type { Filter } from '../plugin';

const ALWAYS_CHECKED = ['cpu', 'memory', 'ephemeral-storage'];

export const nodeResourcesFit: Filter = {
  rule: 'scheduler.nodeResourcesFit',
  prepare({ pod, constants }) {
    const request = podRequest(pod.spec);
    const names = namesToCheck(request, constants.checksUnaskedResources);
    return ({ pods, allocatable, requested }) => {
      const isLacking = (name: string) =>
        (request[name] ?? 0) > (allocatable[name] ?? 0) - (requested[name] ?? 0);
      const isFull = (pods.length + 1) * 1000 > (allocatable.pods ?? 0);
      if (!isFull && !names.some(isLacking)) return null;
      const lacking = names.filter(isLacking).map((name) => `Insufficient ${name}`);
      return { reasons: isFull ? ['Too many pods', ...lacking] : lacking, isResolvable: true };
    };
  },
};

/** A pod that asks for nothing lacks nothing. */
function namesToCheck(request: Amounts, checksUnasked: boolean): string[] {
  const asked = Object.keys(request).filter((name) => (request[name] ?? 0) > 0);
  const extended = Object.keys(request).filter((name) => !ALWAYS_CHECKED.includes(name));
  const isNothing = asked.length === 0 && extended.length === 0;
  if (isNothing) return [];
  const all = [...ALWAYS_CHECKED, ...extended.sort()];
  return checksUnasked ? all : all.filter((name) => asked.includes(name));
}
