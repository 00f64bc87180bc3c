/** Changes one object by a merge patch, by the client's dry run, the server's, or in earnest. */
import { isJsonObject, type JsonObject, mergePatch } from '../json';
import type { KubernetesObject } from '../objects';
import { failed, type Printed, refused, type Session } from './session';
import { reported, type Writing } from './writing';

/** What is said of it, plainly even when it was a dry run, and before the server's words when it refuses. */
export type Wording = { done: string; isPlain?: boolean; failing?: string };

export function patchObject(
  object: KubernetesObject,
  patch: JsonObject,
  { done, isPlain = false, failing }: Wording,
  writing: Writing,
  session: Session,
): Printed {
  const { kind } = object;
  const { name, namespace = '' } = object.metadata;
  const report = (written: JsonObject) =>
    reported(
      { kind, name, object: written },
      done,
      isPlain ? { ...writing, dryRun: 'none' } : writing,
    );
  if (writing.dryRun === 'client') {
    const merged = mergePatch(object, patch);
    return report(isJsonObject(merged) ? merged : object);
  }
  const dryRun = writing.dryRun === 'server';
  const answer = session.submit({ verb: 'patch', kind, namespace, name, patch, dryRun });
  if (answer.ok) return report(answer.object);
  return failing === undefined
    ? refused(answer.status)
    : failed(`error: ${failing}${answer.status.message}`);
}
