/** kubectl taint: puts taints on nodes and takes them off. Upstream: kubectl/pkg/cmd/taint. */
import { labelValueProblems, qualifiedNameProblems } from '../name-rules';
import type { Node, Taint } from '../objects';
import { timeAt } from '../time';
import { parseArguments } from './arguments';
import { FINDING, findObjects } from './find-objects';
import { patchObject } from './patch-object';
import { withPlainErrors } from './plain-errors';
import { servedResource } from './served-resources';
import { failed, type Printed, type Session } from './session';
import { reports, WRITING, type Writing, writingOf } from './writing';

type Wanted = { key: string; value: string; effect: Taint['effect'] };
/** Every effect of the key where none is named. */
type Unwanted = { key: string; effect: Taint['effect'] | null };
type Changes = { add: readonly Wanted[]; remove: readonly Unwanted[] };

const EFFECTS: readonly Taint['effect'][] = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
const VALUED = [...FINDING.valued.filter((name) => name !== 'filename'), ...WRITING.valued];
const BARE = [...WRITING.bare, 'all', 'overwrite', 'validate'];

export function runTaint(args: readonly string[], session: Session): Printed {
  const read = parseArguments('taint', args, VALUED, BARE);
  if ('failure' in read) return read.failure;
  const { words, flags } = read.parsed;
  const isSpec = (word: string, i: number) => i > 0 && /[=:]|-$/.test(word);
  const first = words.findIndex(isSpec);
  const names = first < 0 ? words : words.slice(0, first);
  const specs = first < 0 ? [] : words.slice(first);
  const [type] = names;
  if (type === undefined) {
    return failed('error: one or more resources must be specified as <resource> <name>');
  }
  if (specs.length === 0) return failed('error: at least one taint update is required');
  const served = servedResource(type);
  if (!served) return failed(`the server doesn't have a resource type "${type}"`);
  if (served.kind !== 'Node') {
    return failed(`error: invalid resource type ${type}, only node types are supported`);
  }
  const changes = changesOf(specs);
  if ('problem' in changes) {
    return failed(`error: ${changes.problem}\nSee 'kubectl taint -h' for help and examples`);
  }
  const both = bothWays(changes);
  if (both) return failed(`error: ${both}`);
  const asked = writingOf(read.parsed);
  if ('failure' in asked) return asked.failure;
  const found = findObjects(names, read.parsed, session);
  if ('failure' in found) return found.failure;
  const nodes = found.objects.flatMap((object) => (object.kind === 'Node' ? [object] : []));
  const said = taintAll(nodes, changes, flags.has('overwrite'), asked.writing, session);
  return withPlainErrors([said.said, ...found.missing], said.problems);
}

/** `key=value:Effect`, `key:Effect`, and with a dash at the end what is to go. Upstream: taint/utils.go parseTaints. */
function changesOf(specs: readonly string[]): Changes | { problem: string } {
  const add: Wanted[] = [];
  const remove: Unwanted[] = [];
  for (const spec of specs) {
    const isRemoval = spec.endsWith('-');
    const read = taintIn(isRemoval ? spec.slice(0, -1) : spec, isRemoval);
    if ('problem' in read) return read;
    const { key, value, effect } = read;
    if (isRemoval) {
      remove.push({ key, effect });
      continue;
    }
    if (!effect) return { problem: `invalid taint spec: ${spec}` };
    if (add.some((taint) => isSame(taint, { key, effect }))) {
      return {
        problem: `duplicated taints with the same key and effect: {${key} ${value} ${effect} <nil>}`,
      };
    }
    add.push({ key, value, effect });
  }
  return { add, remove };
}

type Read = { key: string; value: string; effect: Taint['effect'] | null } | { problem: string };

function taintIn(spec: string, isRemoval: boolean): Read {
  const malformed = `invalid taint spec: ${spec}`;
  const [pair = '', effectName, ...more] = spec.split(':');
  const [key = '', value = '', ...others] = effectName === undefined ? [pair] : pair.split('=');
  if (more.length > 0 || others.length > 0) return { problem: malformed };
  const effect = EFFECTS.find((each) => each === effectName) ?? null;
  if (effectName && !effect) {
    return { problem: `invalid taint effect: ${effectName}, unsupported taint effect` };
  }
  const [wrong] = [
    ...(isRemoval && key === '' ? [] : qualifiedNameProblems(key)),
    ...labelValueProblems(value),
  ];
  return wrong ? { problem: `${malformed}, ${wrong}` } : { key, value, effect };
}

function bothWays({ add, remove }: Changes): string | null {
  const conflicts = add.flatMap(({ key, effect }) =>
    remove
      .filter((each) => each.key === key && (each.effect === null || each.effect === effect))
      .map((each) => `${key}=${each.effect ?? effect}`),
  );
  return conflicts.length === 0
    ? null
    : `can not both modify and remove the following taint(s) in the same command: ${conflicts.join(', ')}`;
}

function taintAll(
  nodes: readonly Node[],
  changes: Changes,
  isOverwriting: boolean,
  writing: Writing,
  session: Session,
): { said: Printed; problems: string[] } {
  const results: Printed[] = [];
  const problems: string[] = [];
  for (const node of nodes) {
    const change = taintsAfter(node, changes, isOverwriting, session.nowMs);
    if ('problem' in change) {
      problems.push(change.problem);
      continue;
    }
    const { taints, done } = change;
    const patch = { spec: { taints: taints.length > 0 ? taints : null } };
    // What a dry run of taint says is what the deed would be called.
    results.push(patchObject(node, patch, { done, isPlain: true }, writing, session));
  }
  return { said: reports(results, writing), problems };
}

function taintsAfter(
  node: Node,
  { add, remove }: Changes,
  isOverwriting: boolean,
  nowMs: number,
): { taints: Taint[]; done: string } | { problem: string } {
  const present = node.spec.taints ?? [];
  const clashes = add.filter((wanted) => present.some((taint) => isSame(taint, wanted)));
  if (clashes.length > 0 && !isOverwriting) {
    const names = clashes.map(({ key }) => key).join(',');
    return {
      problem: `node ${node.metadata.name} already has ${names} taint(s) with same effect(s) and --overwrite is false`,
    };
  }
  let kept = present.filter((taint) => !add.some((wanted) => isSame(taint, wanted)));
  for (const unwanted of remove) {
    const left = kept.filter((taint) => !isMeant(taint, unwanted));
    if (left.length === kept.length) {
      const { key, effect } = unwanted;
      return { problem: `taint "${effect ? `${key}:${effect}` : key}" not found` };
    }
    kept = left;
  }
  const added = add.map(({ key, value, effect }): Taint => {
    const timeAdded = effect === 'NoExecute' ? { timeAdded: timeAt(nowMs) } : {};
    return { key, ...(value ? { value } : {}), effect, ...timeAdded };
  });
  return { taints: [...added, ...kept], done: doneBy({ add, remove }, clashes.length > 0) };
}

function doneBy({ add, remove }: Changes, isOverwritten: boolean): string {
  if (add.length === 0) return 'untainted';
  if (remove.length > 0 || isOverwritten) return 'modified';
  return 'tainted';
}

function isSame(taint: { key: string; effect: string }, { key, effect }: Omit<Wanted, 'value'>) {
  return taint.key === key && taint.effect === effect;
}

function isMeant(taint: Taint, { key, effect }: Unwanted): boolean {
  return taint.key === key && (effect === null || taint.effect === effect);
}
