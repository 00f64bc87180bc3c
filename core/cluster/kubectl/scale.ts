/** kubectl scale, of Deployments, ReplicaSets and StatefulSets. */
import { notFound } from '../api/request';
import { getObject } from '../store';
import { lastValue, namespaceOf, parseArguments } from './arguments';
import { namedObject, type Target, targetsOf } from './resource-types';
import { failed, type Printed, printed, refused, type Session, together } from './session';

export function runScale(args: readonly string[], session: Session): Printed {
  const read = parseArguments('scale', args, ['replicas', 'current-replicas']);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const replicas = Number(lastValue(parsed, 'replicas') ?? -1);
  if (!Number.isInteger(replicas) || replicas < 0) {
    return failed(
      'error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0',
    );
  }
  const found = targetsOf(parsed.words);
  if ('failure' in found) return found.failure;
  return together(
    found.targets.flatMap((target) => scaleAll(target, namespaceOf(parsed), replicas, session)),
  );
}

function scaleAll(
  { kind, names }: Target,
  namespace: string,
  replicas: number,
  session: Session,
): Printed[] {
  if (kind !== 'Deployment' && kind !== 'ReplicaSet' && kind !== 'StatefulSet') {
    return [
      failed('Error from server (NotFound): the server could not find the requested resource'),
    ];
  }
  return names.map((name) => {
    const object = getObject<typeof kind>(session.view(), kind, `${namespace}/${name}`);
    if (!object) return refused(notFound(kind, name));
    const patch = { spec: { replicas } };
    const answer = session.submit({ verb: 'patch', kind, namespace, name, patch });
    return answer.ok ? printed(`${namedObject(kind, name)} scaled`) : refused(answer.status);
  });
}
