/** What a pod's priority is, from the class that it names or the default one. Upstream: plugin/pkg/admission/priority. */
import type { PriorityClass } from '../object-priority-class';
import type { Pod } from '../objects';
import { getObject, listObjects, type View } from '../store';
import { forbidden, type Status } from './request';

type Resolved = { name?: string; value: number; policy: PriorityClass['preemptionPolicy'] };

/** Of a new pod; a priority that is written must be the one that comes of the class. */
export function admitPriority(pod: Pod, view: View): { pod: Pod } | { status: Status } {
  const resolved = resolve(pod, view);
  if ('status' in resolved) return resolved;
  const { name, value, policy } = resolved;
  const { priority = value, preemptionPolicy = policy } = pod.spec;
  if (priority !== value) {
    return refusal(
      pod,
      `the integer value of priority (${priority}) must not be provided in pod spec; priority admission controller computed ${value} from the given PriorityClass name`,
    );
  }
  if (preemptionPolicy !== policy) {
    return refusal(
      pod,
      `the string value of PreemptionPolicy (${preemptionPolicy}) must not be provided in pod spec; priority admission controller computed ${policy} from the given PriorityClass name`,
    );
  }
  const named = name === undefined ? {} : { priorityClassName: name };
  return { pod: { ...pod, spec: { ...pod.spec, ...named, priority, preemptionPolicy } } };
}

function resolve(pod: Pod, view: View): Resolved | { status: Status } {
  const { priorityClassName: name } = pod.spec;
  if (!name) {
    const byDefault = defaultClass(view);
    return byDefault ? resolvedBy(byDefault) : { value: 0, policy: 'PreemptLowerPriority' };
  }
  const named = getObject(view, 'PriorityClass', `/${name}`);
  return named ? resolvedBy(named) : refusal(pod, `no PriorityClass with name ${name} was found`);
}

function resolvedBy({ metadata, value, preemptionPolicy }: PriorityClass): Resolved {
  return { name: metadata.name, value, policy: preemptionPolicy };
}

function refusal(pod: Pod, why: string): { status: Status } {
  return { status: forbidden('Pod', pod.metadata.name, why) };
}

/** The least of them, should there be several. */
function defaultClass(view: View): PriorityClass | undefined {
  return listObjects(view, 'PriorityClass')
    .filter(({ globalDefault }) => globalDefault)
    .sort((a, b) => a.value - b.value)[0];
}

/** There can be only one default. */
export function defaultClassProblem(priorityClass: PriorityClass, view: View): Status | null {
  const { globalDefault, metadata } = priorityClass;
  const other = globalDefault ? defaultClass(view) : undefined;
  return other && other.metadata.name !== metadata.name
    ? forbidden(
        'PriorityClass',
        metadata.name,
        `PriorityClass ${other.metadata.name} is already marked as default. Only one default can exist`,
      )
    : null;
}
