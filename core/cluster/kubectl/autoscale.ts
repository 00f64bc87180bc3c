/** kubectl autoscale: an autoscaler for a target, with bounds and a percentage of CPU. */
import { decode } from '../api/decode';
import { notFound } from '../api/request';
import type { JsonObject } from '../json';
import { getObject } from '../store';
import { type Arguments, lastValue, namespaceOf, parseArguments } from './arguments';
import { namedObject, targetsOf } from './resource-types';
import { failed, type Printed, printed, refused, type Session, together } from './session';

export function runAutoscale(args: readonly string[], session: Session): Printed {
  const read = parseArguments('autoscale', args, ['min', 'max', 'cpu-percent', 'cpu', 'name']);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const found = targetsOf(parsed.words);
  if ('failure' in found) return found.failure;
  const min = Number(lastValue(parsed, 'min') ?? -1);
  const max = Number(lastValue(parsed, 'max') ?? -1);
  if (!(max >= 1))
    return failed('error: --max=MAXPODS is required and must be at least 1, max: -1');
  if (max < min) {
    return failed(
      `error: --max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`,
    );
  }
  return together(
    found.targets.flatMap(({ kind, names }) =>
      names.map((name) => {
        if (kind !== 'Deployment' && kind !== 'ReplicaSet') {
          return failed(`error: cannot autoscale a ${kind}`);
        }
        const target = getObject<'Deployment' | 'ReplicaSet'>(
          session.view(),
          kind,
          `${namespaceOf(parsed)}/${name}`,
        );
        if (!target) return refused(notFound(kind, name));
        const { apiVersion } = target;
        return autoscale({ apiVersion, kind, name }, { min, max }, parsed, session);
      }),
    ),
  );
}

function autoscale(
  scaleTargetRef: { apiVersion: string; kind: string; name: string },
  { min, max }: { min: number; max: number },
  parsed: Arguments,
  session: Session,
): Printed {
  const name = lastValue(parsed, 'name') ?? scaleTargetRef.name;
  const percent = lastValue(parsed, 'cpu-percent') ?? lastValue(parsed, 'cpu')?.replace('%', '');
  const manifest: JsonObject = {
    apiVersion: 'autoscaling/v1',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace: namespaceOf(parsed) },
    spec: {
      scaleTargetRef,
      maxReplicas: max,
      ...(min >= 0 ? { minReplicas: min } : {}),
      ...(percent === undefined ? {} : { targetCPUUtilizationPercentage: Number(percent) }),
    },
  };
  const decoded = decode(manifest);
  if (!decoded) return failed(`error: cannot autoscale ${name}`);
  if ('status' in decoded) return refused(decoded.status);
  const answer = session.submit({ verb: 'create', object: decoded.object });
  return answer.ok
    ? printed(`${namedObject('HorizontalPodAutoscaler', name)} autoscaled`)
    : refused(answer.status);
}
