/** The revisions of a Deployment: its ReplicaSets. Upstream: kubectl/pkg/polymorphichelpers/{history,rollback}.go. */
import { isEqualJson } from '../json';
import type { Deployment, PodTemplate, ReplicaSet } from '../objects';
import { listObjects } from '../store';
import { describeTemplate } from './describe-template';
import { namedObject } from './resource-types';
import { failed, type Printed, printed, refused, type Session } from './session';
import { alignTabs } from './tabs';

const REVISION = 'deployment.kubernetes.io/revision';
const CHANGE_CAUSE = 'kubernetes.io/change-cause';
const HASH = 'pod-template-hash';
/** What a Deployment keeps for itself when it takes over a ReplicaSet's annotations. */
const ITS_OWN = [
  'kubectl.kubernetes.io/last-applied-configuration',
  REVISION,
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.deployment.rollback.to',
];

type Revision = { number: number; set: ReplicaSet };

/** `revision` 0 lists all of them. */
export function showHistory(deployment: Deployment, revision: number, session: Session): Printed {
  const revisions = revisionsOf(deployment, session);
  const named = namedObject('Deployment', deployment.metadata.name);
  if (revision > 0) {
    const found = revisions.find(({ number }) => number === revision);
    if (!found) return failed('error: unable to find the specified revision');
    return printed(
      `${named} with revision #${revision}`,
      ...alignTabs(['Pod Template:', ...describeTemplate(found.set.spec.template)]),
    );
  }
  const width = 'REVISION  '.length;
  const rows = revisions.map(
    ({ number, set }) =>
      `${String(number).padEnd(width)}${set.metadata.annotations?.[CHANGE_CAUSE] ?? '<none>'}`,
  );
  return printed(`${named} `, `${'REVISION'.padEnd(width)}CHANGE-CAUSE`, ...rows, '');
}

/** The template of an earlier revision becomes the Deployment's again; 0 is the one before the newest. */
export function undo(deployment: Deployment, revision: number, session: Session): Printed {
  const { name } = deployment.metadata;
  const revisions = revisionsOf(deployment, session);
  const found =
    revision === 0 ? revisions.at(-2) : revisions.find(({ number }) => number === revision);
  if (!found) {
    return failed(
      revision === 0
        ? `error: no rollout history found for deployment "${name}"`
        : `error: unable to find specified revision ${revision} in history`,
    );
  }
  if (deployment.spec.paused) {
    return failed(
      `error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume deployment/${name}' and try again`,
    );
  }
  const template = withoutHash(found.set.spec.template);
  const named = namedObject('Deployment', name);
  if (isEqualJson(template, withoutHash(deployment.spec.template))) {
    return printed(
      `${named} skipped rollback (current template already matches revision ${revision})`,
    );
  }
  const spec = { ...deployment.spec, template };
  const annotations = annotationsAfter(deployment, found.set);
  const metadata = { ...deployment.metadata, annotations };
  const answer = session.submit({ verb: 'update', object: { ...deployment, metadata, spec } });
  return answer.ok ? printed(`${named} rolled back`) : refused(answer.status);
}

/** Oldest first. */
function revisionsOf(deployment: Deployment, session: Session): Revision[] {
  const { uid, namespace } = deployment.metadata;
  return listObjects(session.view(), 'ReplicaSet', namespace)
    .filter(({ metadata }) => metadata.ownerReferences?.some((owner) => owner.uid === uid))
    .map((set) => ({ number: Number(set.metadata.annotations?.[REVISION] ?? 0), set }))
    .filter(({ number }) => number > 0)
    .sort((a, b) => a.number - b.number);
}

function withoutHash(template: PodTemplate): PodTemplate {
  const { [HASH]: _, ...labels } = template.metadata.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}

function annotationsAfter(deployment: Deployment, set: ReplicaSet): Record<string, string> {
  const before = Object.entries(deployment.metadata.annotations ?? {});
  const taken = Object.entries(set.metadata.annotations ?? {});
  return Object.fromEntries([
    ...before.filter(([key]) => ITS_OWN.includes(key)),
    ...taken.filter(([key]) => !ITS_OWN.includes(key)),
  ]);
}
