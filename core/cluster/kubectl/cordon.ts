/** kubectl cordon and uncordon: whether a node takes new pods. Upstream: kubectl/pkg/cmd/drain, kubectl/pkg/drain/cordon.go. */
import type { KubernetesObject } from '../objects';
import { lastValue, parseArguments } from './arguments';
import { findObjects } from './find-objects';
import { patchObject } from './patch-object';
import { failed, type Printed, type Session, together } from './session';
import { reported, reports, type Writing, writingOf } from './writing';

export function runCordon(
  args: readonly string[],
  unschedulable: boolean,
  session: Session,
): Printed {
  const verb = unschedulable ? 'cordon' : 'uncordon';
  const read = parseArguments(verb, args, ['selector'], ['dry-run']);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const hasSelector = (lastValue(parsed, 'selector') ?? '') !== '';
  const usage = (message: string) =>
    failed(`error: ${message}\nSee 'kubectl ${verb} -h' for help and examples`);
  if (parsed.words.length === 0 && !hasSelector) return usage(`USAGE: ${verb} NODE [flags]`);
  if (parsed.words.length > 0 && hasSelector) {
    return usage('cannot specify both a node name and a --selector option');
  }
  const asked = writingOf(parsed);
  if ('failure' in asked) return asked.failure;
  const isNamed = parsed.words.some((word) => word.includes('/'));
  const names = isNamed ? parsed.words.map(slashed) : ['nodes', ...parsed.words];
  const found = findObjects(names, parsed, session);
  if ('failure' in found) return found.failure;
  if (found.missing.length > 0) return together(found.missing);
  const results = found.objects.map((object) =>
    cordonOne(object, unschedulable, asked.writing, session),
  );
  return reports(results, asked.writing);
}

function slashed(word: string): string {
  return word.includes('/') ? word : `node/${word}`;
}

function cordonOne(
  object: KubernetesObject,
  unschedulable: boolean,
  writing: Writing,
  session: Session,
): Printed {
  const { kind } = object;
  const { name } = object.metadata;
  const done = unschedulable ? 'cordoned' : 'uncordoned';
  if (object.kind !== 'Node') return failed(`error: cannot cordon ${kind} ${name}`);
  if ((object.spec.unschedulable ?? false) === unschedulable) {
    return reported({ kind, name, object }, `already ${done}`, writing);
  }
  const patch = { spec: { unschedulable: unschedulable || null } };
  return patchObject(object, patch, { done }, writing, session);
}
