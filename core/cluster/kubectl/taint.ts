/** kubectl taint: puts taints on nodes and takes them off. Upstream: kubectl/pkg/cmd/taint. */
import type { Node, Taint } from '../objects';
import { timeAt } from '../time';
import { parseArguments } from './arguments';
import { targetsOf } from './resource-types';
import { SELECTING, selectObjects } from './select-objects';
import { failed, type Printed, printed, refused, type Session, together } from './session';

type Wanted = { key: string; value: string; effect: Taint['effect'] };
/** Every effect of the key where none is named. */
type Unwanted = { key: string; effect: Taint['effect'] | null };
type Changes = { add: readonly Wanted[]; remove: readonly Unwanted[] };

const EFFECTS: readonly Taint['effect'][] = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

export function runTaint(args: readonly string[], session: Session): Printed {
  const bare = [...SELECTING.bare, 'overwrite', 'all'];
  const read = parseArguments('taint', args, SELECTING.valued, bare);
  if ('failure' in read) return read.failure;
  const { words, flags } = read.parsed;
  const isSpec = (word: string, i: number) => i > 0 && /[=:]|-$/.test(word);
  const specs = words.filter(isSpec);
  const found = targetsOf(words.filter((word, i) => !isSpec(word, i)));
  if ('failure' in found) return found.failure;
  if (specs.length === 0) return failed('error: at least one taint update is required');
  const changes = changesOf(specs);
  if ('problem' in changes) return failed(`error: ${changes.problem}`);
  return together(
    found.targets.flatMap((target) => {
      const { objects, missing } = selectObjects(target, read.parsed, session);
      const said = objects.flatMap((object) =>
        object.kind === 'Node' ? [taintOne(object, changes, flags.has('overwrite'), session)] : [],
      );
      return [...said, ...missing];
    }),
  );
}

/** `key=value:Effect`, `key:Effect`, and with a dash at the end what is to go. */
function changesOf(specs: readonly string[]): Changes | { problem: string } {
  const add: Wanted[] = [];
  const remove: Unwanted[] = [];
  for (const spec of specs) {
    const isRemoval = spec.endsWith('-');
    const [pair = '', effectName] = (isRemoval ? spec.slice(0, -1) : spec).split(':');
    const [key = '', value = ''] = pair.split('=');
    const effect = EFFECTS.find((each) => each === effectName) ?? null;
    if (effectName !== undefined && !effect) {
      return { problem: `invalid taint effect: ${effectName}, unsupported taint effect` };
    }
    if (isRemoval) remove.push({ key, effect });
    else if (effect) add.push({ key, value, effect });
    else return { problem: `invalid taint spec: ${spec}` };
  }
  return { add, remove };
}

function taintOne(
  node: Node,
  { add, remove }: Changes,
  isOverwriting: boolean,
  session: Session,
): Printed {
  const { name } = node.metadata;
  const present = node.spec.taints ?? [];
  const clashes = add.filter((wanted) => present.some((taint) => isSame(taint, wanted)));
  if (clashes.length > 0 && !isOverwriting) {
    const names = clashes.map(({ key, effect }) => `${key}:${effect}`).join(',');
    return failed(
      `error: node ${name} already has ${names} taint(s) with same effect(s) and --overwrite is false`,
    );
  }
  const absent = remove.find((unwanted) => !present.some((taint) => isMeant(taint, unwanted)));
  if (absent) {
    const what = absent.effect ? `${absent.key}:${absent.effect}` : absent.key;
    return failed(`error: taint "${what}" not found`);
  }
  const kept = present.filter(
    (taint) =>
      !remove.some((unwanted) => isMeant(taint, unwanted)) &&
      !add.some((wanted) => isSame(taint, wanted)),
  );
  const added = add.map(({ key, value, effect }): Taint => {
    const timeAdded = effect === 'NoExecute' ? { timeAdded: timeAt(session.nowMs) } : {};
    return { key, ...(value ? { value } : {}), effect, ...timeAdded };
  });
  const { taints: _, ...rest } = node.spec;
  const taints = [...added, ...kept];
  const spec = taints.length > 0 ? { ...rest, taints } : rest;
  const answer = session.submit({ verb: 'update', object: { ...node, spec } });
  return answer.ok
    ? printed(`node/${name} ${pastOf({ add, remove }, clashes.length > 0)}`)
    : refused(answer.status);
}

function pastOf({ add, remove }: Changes, isOverwritten: boolean): string {
  if (add.length === 0) return 'untainted';
  if (remove.length > 0 || isOverwritten) return 'modified';
  return 'tainted';
}

function isSame(taint: Taint, { key, effect }: Wanted): boolean {
  return taint.key === key && taint.effect === effect;
}

function isMeant(taint: Taint, { key, effect }: Unwanted): boolean {
  return taint.key === key && (effect === null || taint.effect === effect);
}
