/** kubectl autoscale: an autoscaler for a target, with bounds and a percentage of CPU. Upstream: kubectl/pkg/cmd/autoscale. */
import { resources } from '../api/request';
import type { JsonObject } from '../json';
import type { KubernetesObject } from '../objects';
import { type Arguments, lastValue, parseArguments } from './arguments';
import { recordedCause, withRecordWarning } from './change-cause';
import { createObject, metadataOf } from './create-object';
import { FINDING, FINDING_LETTERS, findObjects } from './find-objects';
import { integerProblem, numberFlag } from './number-flags';
import { failed, type Printed, type Session, together } from './session';
import { reports, WRITING, writingOf } from './writing';

const VALUED = [...FINDING.valued, ...WRITING.valued, 'min', 'max', 'cpu-percent', 'name'];
const BARE = [...FINDING.bare, ...WRITING.bare];
const NUMBERS = { min: '--min', max: '--max', 'cpu-percent': '--cpu-percent' };
/** What has a size that can be asked for and set. */
const SCALED = ['Deployment', 'ReplicaSet', 'StatefulSet'];

export function runAutoscale(args: readonly string[], session: Session): Printed {
  const read = parseArguments('autoscale', args, VALUED, BARE, FINDING_LETTERS);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const problem = integerProblem('autoscale', parsed, NUMBERS) ?? boundsProblem(parsed);
  if (problem) return problem;
  const asked = writingOf(parsed);
  if ('failure' in asked) return asked.failure;
  const found = findObjects(parsed.words, parsed, session);
  if ('failure' in found) return found.failure;
  const results = found.objects.map((object) => {
    if (!SCALED.includes(object.kind)) return failed(unscalable(object));
    const name = lastValue(parsed, 'name') || object.metadata.name;
    return createObject(
      { kind: 'HorizontalPodAutoscaler', manifest: manifestOf(name, object, parsed), name },
      { done: 'autoscaled' },
      asked.writing,
      session,
    );
  });
  const said = together([reports(results, asked.writing), ...found.missing]);
  return withRecordWarning(said, parsed);
}

function boundsProblem(parsed: Arguments): Printed | null {
  const min = numberFlag(parsed, 'min') ?? -1;
  const max = numberFlag(parsed, 'max');
  if (max === undefined) return failed('error: required flag(s) "max" not set');
  if (max < 1) {
    return failed(`error: --max=MAXPODS is required and must be at least 1, max: ${max}`);
  }
  return max < min
    ? failed(
        `error: --max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`,
      )
    : null;
}

function unscalable({ apiVersion, kind }: KubernetesObject): string {
  const [group = '', version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const resource = `${group}/${version}, Resource=${resources[kind].plural}`;
  return `error: cannot autoscale a ${kind}: could not find scale subresource for ${resource} in discovery information`;
}

/** Bounds and percentages below what makes sense are as good as not given. */
function manifestOf(
  name: string,
  { apiVersion, kind, metadata }: KubernetesObject,
  parsed: Arguments,
): JsonObject {
  const min = numberFlag(parsed, 'min') ?? -1;
  const percent = numberFlag(parsed, 'cpu-percent') ?? -1;
  const annotations = recordedCause('autoscale', parsed);
  return {
    kind: 'HorizontalPodAutoscaler',
    apiVersion: 'autoscaling/v1',
    metadata: metadataOf(name, parsed, annotations ? { annotations } : {}),
    spec: {
      scaleTargetRef: { kind, name: metadata.name, apiVersion },
      ...(min > 0 ? { minReplicas: min } : {}),
      maxReplicas: numberFlag(parsed, 'max'),
      ...(percent >= 0 ? { targetCPUUtilizationPercentage: percent } : {}),
    },
    status: { currentReplicas: 0, desiredReplicas: 0 },
  };
}
