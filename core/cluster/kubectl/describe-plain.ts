/** What is said of kinds that nobody describes better: every field, under its name in words. Upstream: describe.go GenericDescriber. */
import { goText } from '../go-text';
import { isJsonObject, isList, type Json, type JsonObject } from '../json';
import type { KubernetesObject } from '../objects';
import { annotationLines, pairLines } from './describe-template';
import { eventLines } from './describe-time';
import type { Session } from './session';
import { wireForm } from './wire-form';

/** Of the metadata, these were said before. */
const SAID = ['name', 'namespace', 'labels', 'annotations', 'managedFields'];
const ACRONYMS = ['API', 'URL', 'UID', 'OSB', 'GUID'];

export function describePlain(object: KubernetesObject, session: Session): string[] {
  const { name, namespace = '', labels, annotations } = object.metadata;
  const { metadata, ...wire } = wireForm(object, session.constants);
  const unsaid = isJsonObject(metadata)
    ? Object.fromEntries(Object.entries(metadata).filter(([key]) => !SAID.includes(key)))
    : {};
  return [
    `Name:\t${name}`,
    `Namespace:\t${namespace}`,
    ...pairLines('Labels:', labels, '='),
    ...annotationLines(annotations),
    ...fieldLines({ ...wire, metadata: unsaid }, ''),
    ...eventLines(object, session),
  ];
}

function fieldLines(object: JsonObject, margin: string): string[] {
  return Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort()
    .flatMap((key) => {
      const value = object[key] ?? null;
      const label = `${margin}${labelOf(key)}:`;
      if (isJsonObject(value)) return [label, ...fieldLines(value, `${margin}  `)];
      if (isList(value))
        return [label, ...value.flatMap((each) => memberLines(each, `${margin}  `))];
      return [`${label}\t${goText(value)}`];
    });
}

function memberLines(value: Json, margin: string): string[] {
  return isJsonObject(value) ? fieldLines(value, margin) : [`${margin}${goText(value)}`];
}

/** `creationTimestamp` is `Creation Timestamp`, `apiVersion` is `API Version`. */
function labelOf(field: string): string {
  if (/[^\p{L}-]/u.test(field)) return field;
  const words = field.match(/[A-Z]+(?![a-z])|[A-Z]?[^A-Z]+|[A-Z]/g) ?? [];
  return words
    .map((word) => {
      const upper = word.toUpperCase();
      return ACRONYMS.includes(upper) ? upper : `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
    })
    .join(' ');
}
