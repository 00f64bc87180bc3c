/** Recorded defaults and refusals of the API server. */
import { withDefaults } from '../api/defaults';
import type { Problem } from '../api/problem';
import { invalid } from '../api/request';
import { objectProblems } from '../api/validate';
import { isJsonObject, isList, type Json, type JsonObject } from '../json';
import type { Adapters } from './adapter';

export const apiServer: Adapters = {
  'apiserver.defaults': ({ object }: { object: JsonObject }) => ({
    object: { ...withoutEmptyResources(withDefaults(object)), ...zeroStatus(object) },
  }),
  'apiserver.validateDeployment': (input: Validated) => refusalOf('Deployment', input),
  'apiserver.validatePod': (input: Validated) => refusalOf('Pod', input),
  'apiserver.validateService': (input: Validated) => refusalOf('Service', input),
};

type Validated = { object: JsonObject; oldObject?: JsonObject | null };

function refusalOf(kind: 'Deployment' | 'Pod' | 'Service', { object, oldObject }: Validated) {
  const before = oldObject ? withDefaults(oldObject) : null;
  const errors: Problem[] = objectProblems(withDefaults(object), before);
  const metadata = isJsonObject(object.metadata) ? object.metadata : {};
  const messages = errors.map(({ message }) => message);
  return {
    errors,
    message:
      errors.length > 0 ? invalid(kind, String(metadata.name ?? ''), messages).message : null,
  };
}

/** The recorded objects leave empty `resources` out. */
function withoutEmptyResources(object: JsonObject): JsonObject {
  const entries = Object.entries(object).flatMap(([key, value]) => {
    const isEmpty = isJsonObject(value) && Object.keys(value).length === 0;
    return key === 'resources' && isEmpty ? [] : [[key, below(value)]];
  });
  return Object.fromEntries(entries);
}

function below(value: Json | undefined): Json | undefined {
  if (isList(value)) return value.map((member) => below(member) ?? null);
  return isJsonObject(value) ? withoutEmptyResources(value) : value;
}

/** Go writes the numbers of an autoscaler's status even when nobody has set them. */
function zeroStatus({ kind, status }: JsonObject): JsonObject {
  return kind === 'HorizontalPodAutoscaler' && !status
    ? { status: { currentReplicas: 0, desiredReplicas: 0 } }
    : {};
}
