/**
 * The objects that a command which changes them means: of files, by name, by label, or all of a type; never all
 * of a type unasked. Upstream: cli-runtime/pkg/resource/builder.go.
 */
import { notFound } from '../api/request';
import type { KubernetesObject } from '../objects';
import { getEntry } from '../sorted-map';
import { keyOf } from '../store';
import type { Arguments } from './arguments';
import { readManifests } from './manifest';
import { targetsOf } from './resource-types';
import { SELECTING, selectObjects } from './select-objects';
import { failed, type Printed, refused, type Session } from './session';

/** The flags that it reads. */
export const FINDING = {
  valued: [...SELECTING.valued, 'filename', 'kustomize'],
  bare: [...SELECTING.bare, 'all', 'recursive'],
};
export const FINDING_LETTERS = { k: 'kustomize', R: 'recursive' };

export const NOTHING_NAMED = [
  'error: You must provide one or more resources by argument or filename.',
  'Example resource specifications include:',
  "   '-f rsrc.yaml'",
  "   '--filename=rsrc.json'",
  "   '<resource> <name>'",
  "   '<resource>'",
].join('\n');

const UNNAMED = 'error: resource(s) were provided, but no name was specified';

export type Finding = {
  objects: readonly KubernetesObject[];
  /** What is said of what is not there. */
  missing: readonly Printed[];
};

/** `words` are those that name types and objects; `doing` is said of what files name and is not there. */
export function findObjects(
  words: readonly string[],
  parsed: Arguments,
  session: Session,
  doing?: 'deleting' | 'replacing',
): Finding | { failure: Printed } {
  const files = parsed.values.filename ?? [];
  if (files.length > 0) {
    return words.length > 0
      ? {
          failure: failed(
            'error: when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well',
          ),
        }
      : inFiles(files, parsed, session, doing);
  }
  if (words.length === 0) return { failure: failed(NOTHING_NAMED) };
  const found = targetsOf(words);
  if ('failure' in found) return found;
  const isSelecting =
    parsed.flags.has('all') ||
    parsed.values.selector !== undefined ||
    parsed.values['field-selector'] !== undefined;
  if (!isSelecting && found.targets.some(({ names }) => names.length === 0)) {
    return { failure: failed(UNNAMED) };
  }
  const selected = found.targets.map((target) => selectObjects(target, parsed, session));
  return {
    objects: selected.flatMap(({ objects }) => objects),
    missing: selected.flatMap(({ missing }) => missing),
  };
}

function inFiles(
  files: readonly string[],
  parsed: Arguments,
  session: Session,
  doing: string | undefined,
): Finding {
  const objects: KubernetesObject[] = [];
  const missing: Printed[] = [];
  for (const read of readManifests(files, parsed, session)) {
    if ('failure' in read) {
      missing.push(read.failure);
      continue;
    }
    const { object, file } = read.manifest;
    const there = getEntry(session.view().objects, keyOf(object));
    const where = doing === undefined ? '' : `error when ${doing} "${file}": `;
    if (there) objects.push(there);
    else if (!parsed.flags.has('ignore-not-found')) {
      missing.push(refused(notFound(object.kind, object.metadata.name), where));
    }
  }
  return { objects, missing };
}
