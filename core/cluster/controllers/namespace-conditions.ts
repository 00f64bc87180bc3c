/** How a namespace that is going says what keeps it. Upstream: pkg/controller/namespace/deletion/status_condition_utils.go. */
import { resources } from '../api/request';
import type { Namespace } from '../object-namespace';
import type { Condition, Kind } from '../objects';
import { timeAt } from '../time';

export type Remaining = {
  count: number;
  /** How long it may take; 0 where that cannot be said. */
  seconds: number;
  /** Kinds of which objects are left that should have gone by now. */
  overdue: readonly Kind[];
  kinds: readonly { name: Kind; count: number }[];
  finalizers: readonly { name: string; count: number }[];
};

type Said = { type: string; reason: string; message: string };

const fine: readonly Said[] = [
  {
    type: 'NamespaceDeletionDiscoveryFailure',
    reason: 'ResourcesDiscovered',
    message: 'All resources successfully discovered',
  },
  {
    type: 'NamespaceDeletionGroupVersionParsingFailure',
    reason: 'ParsedGroupVersions',
    message: 'All legacy kube types successfully parsed',
  },
  {
    type: 'NamespaceDeletionContentFailure',
    reason: 'ContentDeleted',
    message: 'All content successfully deleted, may be waiting on finalization',
  },
  {
    type: 'NamespaceContentRemaining',
    reason: 'ContentRemoved',
    message: 'All content successfully removed',
  },
  {
    type: 'NamespaceFinalizersRemaining',
    reason: 'ContentHasNoFinalizers',
    message: 'All content-preserving finalizers finished',
  },
];

export function namespaceConditions(
  { metadata, status }: Namespace,
  remaining: Remaining,
  nowMs: number,
): Condition[] {
  const wrong = problemsOf(metadata.name, remaining);
  return fine.map((good): Condition => {
    const bad = wrong.find(({ type }) => type === good.type);
    const before = status.conditions?.find(({ type }) => type === good.type);
    const said = { status: bad ? ('True' as const) : ('False' as const), ...(bad ?? good) };
    const lastTransitionTime =
      before && before.status === said.status ? before.lastTransitionTime : timeAt(nowMs);
    return { ...said, lastTransitionTime };
  });
}

function problemsOf(namespace: string, { overdue, kinds, finalizers }: Remaining): Said[] {
  const problems: Said[] = [];
  if (overdue.length > 0) {
    const list = overdue.map(
      (kind) =>
        `unexpected items still remain in namespace: ${namespace} for gvr: /v1, Resource=${resources[kind].plural}`,
    );
    const message = `Failed to delete all resource types, ${list.length} remaining: ${list.join(', ')}`;
    problems.push({
      type: 'NamespaceDeletionContentFailure',
      reason: 'ContentDeletionFailed',
      message,
    });
  }
  if (kinds.length > 0) {
    const list = kinds.map(({ name, count }) => {
      const { plural, group } = resources[name];
      return `${plural}.${group} has ${count} resource instances`;
    });
    const message = `Some resources are remaining: ${list.sort().join(', ')}`;
    problems.push({ type: 'NamespaceContentRemaining', reason: 'SomeResourcesRemain', message });
  }
  if (finalizers.length > 0) {
    const list = finalizers.map(({ name, count }) => `${name} in ${count} resource instances`);
    const message = `Some content in the namespace has finalizers remaining: ${list.sort().join(', ')}`;
    problems.push({
      type: 'NamespaceFinalizersRemaining',
      reason: 'SomeFinalizersRemain',
      message,
    });
  }
  return problems;
}
