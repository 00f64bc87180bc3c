/** What is said of pods that the API server would not make. Upstream: pkg/controller/controller_utils.go CreatePods. */
import type { Decision, Refusal } from '../actor';
import type { KubernetesObject } from '../objects';

/** In a namespace that is going nothing is to be made, and nothing is said of it. */
export function failedCreations(
  about: KubernetesObject,
  refusals: readonly Refusal[],
  rule: string,
  component: string,
  wording: (name: string, message: string) => string = (_, message) => `Error creating: ${message}`,
): Decision[] {
  return failuresIn(refusals).map(({ name, message }) => ({
    rule,
    text: `Pod ${name} of ${about.metadata.name} is refused: ${message}.`,
    inputs: { pod: name, message },
    requests: [
      {
        verb: 'record',
        about,
        type: 'Warning',
        reason: 'FailedCreate',
        message: wording(name, message),
        component,
      },
    ],
  }));
}

export function failuresIn(refusals: readonly Refusal[]): { name: string; message: string }[] {
  return refusals.flatMap(({ request, status }) =>
    request.verb === 'create' && request.object.kind === 'Pod' && !status.isTerminating
      ? [{ name: request.object.metadata.name, message: status.message }]
      : [],
  );
}
