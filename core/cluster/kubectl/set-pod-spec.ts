/** What the subcommands of `kubectl set` that change a pod's spec, or a template's, have in common. */
import { resources } from '../api/request';
import { isEqualJson, type JsonObject, mergePatch } from '../json';
import type { KubernetesObject } from '../objects';
import type { Arguments } from './arguments';
import { recordPatch, withRecordWarning } from './change-cause';
import { findObjects } from './find-objects';
import { patchObject } from './patch-object';
import { podSpecOf, podSpecPatch } from './pod-template-of';
import { failed, type Printed, printed, type Session, together } from './session';
import { reports, writingOf } from './writing';

/** What is new in the spec, and what cannot be done of what was asked; the rest is done nevertheless. */
export type SpecChange = { change: JsonObject; problems: readonly string[] };

export type Setting = {
  /** The command, such as `set image`. */
  path: string;
  /** `image updated`. */
  done: string;
  /** What is said before the server's words when it refuses. */
  failing: string;
  change: (spec: JsonObject, object: KubernetesObject) => SpecChange;
  /** Whether objects that are so already are reported too. */
  saysUnchanged?: boolean;
};

/** `words` are those that name objects. */
export function setPodSpecs(
  words: readonly string[],
  parsed: Arguments,
  setting: Setting,
  session: Session,
): Printed {
  const asked = writingOf(parsed);
  if ('failure' in asked) return asked.failure;
  const found = findObjects(words, parsed, session);
  if ('failure' in found) return found.failure;
  if (found.missing.length > 0) return together(found.missing);
  const cause = recordPatch(setting.path, parsed);
  const results = found.objects.map((object) => {
    const spec = podSpecOf(object);
    if (!spec) return failed(withoutTemplate(object));
    const { change, problems } = setting.change(spec, object);
    const patch = { ...podSpecPatch(object, change), ...cause };
    const { done, failing, saysUnchanged = false } = setting;
    const isSilent = !saysUnchanged && isEqualJson(mergePatch(object, patch), object);
    return together([
      isSilent ? printed() : patchObject(object, patch, { done, failing }, asked.writing, session),
      ...problems.map((problem) => failed(problem)),
    ]);
  });
  return withRecordWarning(reports(results, asked.writing), parsed);
}

function withoutTemplate({ kind, metadata: { name } }: KubernetesObject): string {
  return `error: ${resources[kind].plural}/${name} the object is not a pod or does not have a pod template: *v1.${kind}`;
}
