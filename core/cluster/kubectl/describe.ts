/** kubectl describe. Upstream: kubectl/pkg/describe/describe.go. */
import type { KubernetesObject } from '../objects';
import { parseArguments } from './arguments';
import { describeService } from './describe-network';
import { describeNode } from './describe-node';
import { describePod } from './describe-pod';
import { pairLines } from './describe-template';
import { eventLines } from './describe-time';
import { describeDeployment, describeReplicaSet } from './describe-workload';
import { targetsOf } from './resource-types';
import { SELECTING, selectObjects } from './select-objects';
import { failed, type Printed, printed, type Session, together } from './session';
import { alignTabs } from './tabs';

export function runDescribe(args: readonly string[], session: Session): Printed {
  const read = parseArguments('describe', args, SELECTING.valued, [
    ...SELECTING.bare,
    'show-events',
  ]);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  if (parsed.words.length === 0) {
    return failed('error: You must specify the type of resource to describe.');
  }
  const found = targetsOf(parsed.words);
  if ('failure' in found) return found.failure;
  const selected = found.targets.map((target) => selectObjects(target, parsed, session));
  const objects = selected.flatMap((each) => each.objects);
  const missing = selected.flatMap((each) => each.missing);
  if (objects.length === 0 && missing.length === 0) {
    return { ...printed(), stderr: 'No resources found in default namespace.\n' };
  }
  const texts = objects.map((object) =>
    alignTabs(linesOf(object, session))
      .map((line) => `${line}\n`)
      .join(''),
  );
  return together([{ ...printed(), stdout: texts.join('\n\n') }, ...missing]);
}

function linesOf(object: KubernetesObject, session: Session): string[] {
  switch (object.kind) {
    case 'Pod':
      return describePod(object, session);
    case 'Node':
      return describeNode(object, session);
    case 'Deployment':
      return describeDeployment(object, session);
    case 'ReplicaSet':
      return describeReplicaSet(object, session);
    case 'Service':
      return describeService(object, session);
    default:
      return describePlain(object, session);
  }
}

/** What is said of every kind. */
function describePlain(object: KubernetesObject, session: Session): string[] {
  const { name, namespace, labels, annotations } = object.metadata;
  return [
    `Name:\t${name}`,
    ...(namespace === undefined ? [] : [`Namespace:\t${namespace}`]),
    ...pairLines('Labels:', labels, '='),
    ...pairLines('Annotations:', annotations, ': '),
    `API Version:\t${object.apiVersion}`,
    `Kind:\t${object.kind}`,
    ...eventLines(object, session),
  ];
}
