/**
 * The versions of a set's template: the one that is wanted now, and earlier ones to go back to. A template that
 * comes back gets the highest number again. Upstream: pkg/controller/history, pkg/controller/daemon/update.go
 * constructHistory, pkg/controller/statefulset/stateful_set_control.go getStatefulSetRevisions.
 */
import type { Request } from '../api/request';
import { isEqualJson } from '../json';
import { templateHash } from '../names';
import type { ControllerRevision, DaemonSet, StatefulSet } from '../object-sets';
import { controllerOf } from '../pods';
import { listObjects, type View } from '../store';
import { controllerReference } from './pod-from-template';

/** On pods: which version they were made from. */
export const REVISION_LABEL = 'controller-revision-hash';

export type History = {
  newest: ControllerRevision;
  /** Oldest first. */
  old: readonly ControllerRevision[];
  /** What makes the newest so, where it is not. */
  requests: readonly Request[];
};

/** `labels` says how the kind marks a version with its hash. */
export function historyOf(
  set: DaemonSet | StatefulSet,
  labels: (hash: string) => Record<string, string>,
  view: View,
): History {
  const kept = listObjects(view, 'ControllerRevision', set.metadata.namespace)
    .filter((revision) => controllerOf(revision)?.uid === set.metadata.uid)
    .sort((a, b) => a.revision - b.revision);
  const same = kept.findLast(({ data }) => isEqualJson(data, set.spec.template));
  const old = kept.filter((revision) => revision !== same);
  const number = Math.max(0, ...old.map(({ revision }) => revision)) + 1;
  if (!same) {
    const newest = newRevision(set, number, labels);
    return { newest, old, requests: [{ verb: 'create', object: newest }] };
  }
  if (same.revision >= number) return { newest: same, old, requests: [] };
  const newest = { ...same, revision: number };
  return { newest, old, requests: [{ verb: 'update', object: newest }] };
}

/** Of versions that nothing needs any more only so many are kept, the newest. */
export function truncated(unused: readonly ControllerRevision[], limit: number): Request[] {
  return unused
    .slice(0, Math.max(0, unused.length - limit))
    .map(({ kind, metadata: { namespace = '', name } }) => ({
      verb: 'delete',
      kind,
      namespace,
      name,
    }));
}

function newRevision(
  set: DaemonSet | StatefulSet,
  revision: number,
  labels: (hash: string) => Record<string, string>,
): ControllerRevision {
  const { name, namespace, annotations } = set.metadata;
  const { template } = set.spec;
  const hash = templateHash(template);
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name: `${name}-${hash}`,
      namespace,
      labels: { ...template.metadata.labels, ...labels(hash) },
      ...(annotations ? { annotations } : {}),
      uid: '',
      resourceVersion: '',
      creationTimestamp: '',
      ownerReferences: [controllerReference(set)],
    },
    data: template,
    revision,
  };
}
