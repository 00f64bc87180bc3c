/** The versions that a rollout can go back to. Upstream: kubectl/pkg/polymorphichelpers/{history,rollback}.go. */
import { groupKind, type Request } from '../api/request';
import { isEqualJson } from '../json';
import type { DaemonSet, StatefulSet } from '../object-sets';
import type { Deployment, KubernetesObject, PodTemplate, ReplicaSet } from '../objects';
import { controllerOf } from '../pods';
import { listObjects } from '../store';
import { DIRECTIVE } from '../strategic-merge';
import { describeTemplate } from './describe-template';
import { namedObject } from './resource-types';
import { failed, type Printed, printed, refused, type Session } from './session';
import { AFTER, type DryRun } from './writing';

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

type RolledOut = Deployment | DaemonSet | StatefulSet;
type Version = {
  number: number;
  annotations: Readonly<Record<string, string>>;
  template: PodTemplate;
};

/** `revision` 0 lists all of them. */
export function showHistory(object: KubernetesObject, revision: number, session: Session): Printed {
  if (!isRolledOut(object)) {
    return failed(`error: no history viewer has been implemented for "${groupKind(object)}"`);
  }
  const versions = versionsOf(object, session);
  const named = namedObject(object.kind, object.metadata.name);
  if (versions.length === 0) return printed(`${named} `, 'No rollout history found.');
  if (revision > 0) {
    const found = versions.find(({ number }) => number === revision);
    return found
      ? printed(
          `${named} with revision #${revision}`,
          'Pod Template:',
          ...describeTemplate(withCause(found)),
          '',
        )
      : failed('error: unable to find the specified revision');
  }
  const width = 'REVISION  '.length;
  const rows = versions.map(
    ({ number, annotations }) =>
      `${String(number).padEnd(width)}${annotations[CHANGE_CAUSE] || '<none>'}`,
  );
  return printed(`${named} `, `${'REVISION'.padEnd(width)}CHANGE-CAUSE`, ...rows, '');
}

/** The template of an earlier version becomes the present one again; 0 is the one before the newest. */
export function undo(
  object: KubernetesObject,
  revision: number,
  dryRun: DryRun,
  session: Session,
): Printed {
  if (!isRolledOut(object)) {
    return failed(`error: no rollbacker has been implemented for "${groupKind(object)}"`);
  }
  const { kind, metadata } = object;
  const versions = versionsOf(object, session);
  const found =
    revision === 0 ? versions.at(-2) : versions.find(({ number }) => number === revision);
  if (!found) return nothingBefore(object, revision);
  if (object.kind === 'Deployment' && object.spec.paused) {
    return failed(
      `error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again`,
    );
  }
  const template = withoutHash(found.template);
  const named = namedObject(kind, metadata.name);
  if (dryRun === 'client') {
    const lines = ['Pod Template:', ...describeTemplate(found.template)].join('\n');
    return printed(`${named} ${lines}\n${AFTER[dryRun]}`);
  }
  if (isEqualJson(template, withoutHash(object.spec.template))) {
    return printed(
      `${named} skipped rollback (current template already matches revision ${revision})`,
    );
  }
  const request = goingBack(object, template, found);
  const answer = session.submit(dryRun === 'server' ? { ...request, dryRun: true } : request);
  return answer.ok ? printed(`${named} rolled back${AFTER[dryRun]}`) : refused(answer.status);
}

/** Why it was made is shown as a part of it. */
function withCause({ template, annotations }: Version): PodTemplate {
  const cause = annotations[CHANGE_CAUSE];
  const { metadata } = template;
  return cause
    ? {
        ...template,
        metadata: { ...metadata, annotations: { ...metadata.annotations, [CHANGE_CAUSE]: cause } },
      }
    : template;
}

function isRolledOut(object: KubernetesObject): object is RolledOut {
  const { kind } = object;
  return kind === 'Deployment' || kind === 'DaemonSet' || kind === 'StatefulSet';
}

function nothingBefore({ kind, metadata }: RolledOut, revision: number): Printed {
  if (revision > 0) {
    return failed(`error: unable to find specified revision ${revision} in history`);
  }
  return failed(
    kind === 'Deployment'
      ? `error: no rollout history found for deployment "${metadata.name}"`
      : 'error: no last revision to roll back to',
  );
}

function goingBack(
  object: RolledOut,
  template: PodTemplate,
  version: Version,
): Extract<Request, { verb: 'update' | 'patch' }> {
  const { kind, metadata } = object;
  if (object.kind === 'Deployment') {
    const annotations = annotationsAfter(object, version);
    const spec = { ...object.spec, template };
    return { verb: 'update', object: { ...object, metadata: { ...metadata, annotations }, spec } };
  }
  const { name, namespace = '' } = metadata;
  const patch = { spec: { template: { ...template, [DIRECTIVE]: 'replace' } } };
  return { verb: 'patch', kind, namespace, name, patch, isStrategic: true };
}

/** Oldest first. */
function versionsOf(object: RolledOut, session: Session): Version[] {
  const versions =
    object.kind === 'Deployment' ? versionsOfSets(object, session) : keptVersions(object, session);
  return versions.sort((a, b) => a.number - b.number);
}

function versionsOfSets({ metadata }: Deployment, session: Session): Version[] {
  return listObjects(session.view(), 'ReplicaSet', metadata.namespace)
    .filter((set) => set.metadata.ownerReferences?.some(({ uid }) => uid === metadata.uid))
    .map(versionOfSet)
    .filter(({ number }) => number > 0);
}

function versionOfSet({ metadata, spec }: ReplicaSet): Version {
  const annotations = metadata.annotations ?? {};
  return { number: Number(annotations[REVISION] ?? 0), annotations, template: spec.template };
}

function keptVersions({ metadata }: DaemonSet | StatefulSet, session: Session): Version[] {
  return listObjects(session.view(), 'ControllerRevision', metadata.namespace)
    .filter((revision) => controllerOf(revision)?.uid === metadata.uid)
    .map(({ metadata: { annotations = {} }, revision, data }) => ({
      number: revision,
      annotations,
      template: data,
    }));
}

function withoutHash(template: PodTemplate): PodTemplate {
  const { [HASH]: _, ...labels } = template.metadata.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}

function annotationsAfter({ metadata }: Deployment, { annotations }: Version) {
  const before = Object.entries(metadata.annotations ?? {});
  const taken = Object.entries(annotations);
  return Object.fromEntries([
    ...before.filter(([key]) => ITS_OWN.includes(key)),
    ...taken.filter(([key]) => !ITS_OWN.includes(key)),
  ]);
}
