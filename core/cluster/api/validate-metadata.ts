/** Names, labels and annotations. Upstream: apimachinery/pkg/api/validation/objectmeta.go. */
import type { Json, JsonObject } from '../json';
import { labelValueProblems, qualifiedNameProblems } from '../name-rules';
import { invalidBy, invalidValue, type Problem, required } from './problem';
import { pairsOf, textOf } from './read-field';

type NameRule = (name: string) => string[];

export function metadataProblems(metadata: JsonObject, nameRule: NameRule): Problem[] {
  const name = textOf(metadata, 'name');
  const isNamed = name !== '' || textOf(metadata, 'generateName') !== '';
  return [
    ...(isNamed
      ? invalidBy(nameRule, 'metadata.name', name)
      : [required('metadata.name', 'name or generateName is required')]),
    ...changedMetadataProblems(metadata),
  ];
}

/** Of a new version: names do not change any more. */
export function changedMetadataProblems(metadata: JsonObject): Problem[] {
  return [
    ...labelsProblems(metadata.labels, 'metadata.labels'),
    ...annotationsProblems(metadata.annotations, 'metadata.annotations'),
  ];
}

export function labelsProblems(labels: Json | undefined, field: string): Problem[] {
  return pairsOf(labels).flatMap(([key, value]) => [
    ...invalidBy(qualifiedNameProblems, field, key),
    ...invalidBy(labelValueProblems, field, value),
  ]);
}

/** Their keys may have capitals in the domain, their values are free. */
export function annotationsProblems(annotations: Json | undefined, field: string): Problem[] {
  return pairsOf(annotations).flatMap(([key]) =>
    qualifiedNameProblems(key.toLowerCase()).map((detail) => invalidValue(field, key, detail)),
  );
}
