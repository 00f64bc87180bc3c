/** What a command that reads is about: the words after it, or the objects in the files of `-f`. */
import type { Arguments } from './arguments';
import { readManifests } from './manifest';
import { type Target, targetsOf } from './resource-types';
import { failed, type Printed, type Session, together } from './session';

const BOTH =
  'error: when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well';

export function isAsked({ words, values }: Arguments): boolean {
  return words.length > 0 || values.filename !== undefined;
}

export function askedTargets(
  parsed: Arguments,
  session: Session,
): { targets: readonly Target[] } | { failure: Printed } {
  const { words, values } = parsed;
  if (!values.filename) return targetsOf(words, session.constants.servesBeta);
  if (words.length > 0) return { failure: failed(BOTH) };
  const read = readManifests(values.filename, parsed, session);
  const failures = read.flatMap((each) => ('failure' in each ? [each.failure] : []));
  if (failures.length > 0) return { failure: together(failures) };
  const targets = read.flatMap((each): Target[] => {
    if ('failure' in each) return [];
    const { kind, metadata } = each.manifest.object;
    const namespaced = Object.hasOwn(metadata, 'namespace');
    return [{ kind, namespaced, names: [metadata.name] }];
  });
  return { targets };
}
