/** The objects in an edited text, or why it holds none. Upstream: kubectl/pkg/validation/schema.go. */
import { isJsonObject, isList, type JsonObject } from '../json';
import type { Constants } from '../profile';
import { manifestProblems, strictProblem } from './manifest';
import { readYaml } from './read-yaml';

export type Edited = { objects: readonly JsonObject[] } | { problem: string };

export function editedObjects(text: string, constants: Constants): Edited {
  const read = readYaml(text);
  if ('error' in read) return { problem: `yaml: ${read.error}` };
  const { value } = read;
  const members = isJsonObject(value) && isList(value.items) ? value.items : [value];
  const objects = members.filter(isJsonObject);
  const problems = members.flatMap((member) => manifestProblems(member, constants));
  const [problem = null] = problems.length > 0 ? problems : objects.map(strictly(constants));
  return problem === null ? { objects } : { problem };
}

/** Newer servers look for unknown fields themselves, with the same end. */
function strictly({ servesBeta }: Constants): (object: JsonObject) => string | null {
  return (object) => (servesBeta ? null : strictProblem(object));
}
