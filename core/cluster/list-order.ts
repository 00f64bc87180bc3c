/**
 * Where the members of a merged list stand: those of the patch as the patch has them, and between them those that
 * only the server knows, as it had them. Upstream: strategicpatch/patch.go normalizeElementOrder.
 */
import { isJsonObject, type Json } from './json';

export function ordered(
  merged: readonly Json[],
  patchOrder: readonly Json[],
  serverOrder: readonly Json[],
  key: string | null,
): Json[] {
  const isIn = (member: Json) => indexIn(patchOrder, member, key) >= 0;
  const ours = sorted(merged.filter(isIn), patchOrder, key);
  const theirs = sorted(
    merged.filter((member) => !isIn(member)),
    serverOrder,
    key,
  );
  const result: Json[] = [];
  while (ours.length > 0 && theirs.length > 0) {
    const [left, right] = [theirs[0] ?? null, ours[0] ?? null];
    const [at, before] = [indexIn(serverOrder, left, key), indexIn(serverOrder, right, key)];
    const isTheirs = at >= 0 && before >= 0 && at < before;
    result.push(...(isTheirs ? theirs : ours).splice(0, 1));
  }
  return [...result, ...ours, ...theirs];
}

/** Members that are only there to be deleted come last. */
function sorted(members: readonly Json[], order: readonly Json[], key: string | null): Json[] {
  const isDeletion = (member: Json) => isJsonObject(member) && member.$patch === 'delete';
  const kept = members.filter((member) => !isDeletion(member));
  return [...kept.toSorted(byPosition(order, key)), ...members.filter(isDeletion)];
}

/** Compares members of a list by where another list has them. */
export function byPosition(order: readonly Json[], key: string | null) {
  return (a: Json, b: Json) => indexIn(order, a, key) - indexIn(order, b, key);
}

function indexIn(order: readonly Json[], member: Json, key: string | null): number {
  return order.findIndex((each) =>
    key === null
      ? each === member
      : isJsonObject(each) && isJsonObject(member) && each[key] === member[key],
  );
}
