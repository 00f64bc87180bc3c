/** kubectl wait: until a condition holds, objects are there or gone, or a field has a value. Upstream: kubectl/pkg/cmd/wait. */
import { isJsonObject, isList, type Json } from '../json';
import type { KubernetesObject } from '../objects';
import { getObject } from '../store';
import { type Arguments, lastValue, namespaceOf, parseArguments } from './arguments';
import { askedTargets, isAsked } from './asked-targets';
import { shown, valuesAt } from './json-path-steps';
import { namedObject, type Target } from './resource-types';
import { SELECTING, selectObjects } from './select-objects';
import { failed, type Printed, printed, type Session, together } from './session';
import { timeoutMs } from './timeout';

/** Whether it is so; an object that is gone is null. */
type Test = (object: KubernetesObject | null) => boolean;

type Waiting = {
  wanted: string;
  test: Test;
  untilMs: number;
  /** Without a time-out it is asked, and not waited. */
  isOnce: boolean;
};

const DEFAULT_TIMEOUT = '30s';
/** What a negative time-out stands for. */
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const NOTHING_NAMED = [
  'error: You must provide one or more resources by argument or filename.',
  'Example resource specifications include:',
  "   '-f rsrc.yaml'",
  "   '--filename=rsrc.json'",
  "   '<resource> <name>'",
  "   '<resource>'",
].join('\n');

export function runWait(args: readonly string[], session: Session): Printed {
  const valued = [...SELECTING.valued, 'for', 'timeout', 'filename'];
  const read = parseArguments('wait', args, valued, [...SELECTING.bare, 'all']);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const timeout = lastValue(parsed, 'timeout') ?? DEFAULT_TIMEOUT;
  if (!/^-?\d/.test(timeout)) {
    return failed(
      `error: invalid argument "${timeout}" for "--timeout" flag: time: invalid duration "${timeout}"\nSee 'kubectl wait --help' for usage.`,
    );
  }
  const wanted = lastValue(parsed, 'for') ?? '';
  const test = testOf(wanted);
  if ('problem' in test) return failed(`error: ${test.problem}`);
  if (!isAsked(parsed)) return failed(NOTHING_NAMED);
  const found = askedTargets(parsed, session);
  if ('failure' in found) return found.failure;
  const waitMs = timeout.startsWith('-') ? WEEK_MS : timeoutMs(timeout);
  const untilMs = session.nowMs + waitMs;
  if (wanted === 'create' && !areThere(found.targets, untilMs, parsed, session)) {
    return failed('error: timed out waiting for the condition');
  }
  const waiting = { wanted, test: test.test, untilMs, isOnce: waitMs === 0 };
  return waitForAll(found.targets, waiting, parsed, session);
}

function waitForAll(
  targets: readonly Target[],
  waiting: Waiting,
  parsed: Arguments,
  session: Session,
): Printed {
  const takesAll = parsed.flags.has('all') || parsed.values.selector;
  if (targets.some(({ names }) => names.length === 0) && !takesAll) {
    return failed('error: resource(s) were provided, but no name was specified');
  }
  const selected = targets.map((target) => selectObjects(target, parsed, session));
  const objects = selected.flatMap((each) => each.objects);
  const { wanted } = waiting;
  const missing = wanted === 'delete' ? [] : selected.flatMap((each) => each.missing);
  if (objects.length === 0 && missing.length === 0 && wanted !== 'delete') {
    return failed('error: no matching resources found');
  }
  const waited = objects.map((object) => waitFor(object, waiting, session));
  return together([
    ...missing,
    ...(withoutPrefix([...waited, ...missing]) ? waited.map(bare) : waited),
  ]);
}

/** Several failures are told without saying each time that they are errors. */
function withoutPrefix(results: readonly Printed[]): boolean {
  return results.filter(({ exitCode }) => exitCode !== 0).length > 1;
}

function bare(result: Printed): Printed {
  return { ...result, stderr: result.stderr.replace(/^error: /, '') };
}

function areThere(
  targets: readonly Target[],
  untilMs: number,
  parsed: Arguments,
  session: Session,
): boolean {
  const isThere = (target: Target) =>
    target.names.every((name) => {
      const namespace = target.namespaced ? namespaceOf(parsed) : '';
      return getObject(session.view(), target.kind, `${namespace}/${name}`) !== null;
    });
  return session.waitUntil(() => targets.every(isThere), Math.max(0, untilMs - session.nowMs));
}

function waitFor(
  { kind, metadata }: KubernetesObject,
  { test, untilMs, isOnce }: Waiting,
  session: Session,
): Printed {
  const { name, namespace = '', uid } = metadata;
  const holds = () => {
    const there = getObject(session.view(), kind, `${namespace}/${name}`);
    return test(there?.metadata.uid === uid ? there : null);
  };
  // Without any time it is asked once; when the others took all of it, no more.
  const isLate = !isOnce && untilMs <= session.nowMs;
  if (!isLate && session.waitUntil(holds, Math.max(0, untilMs - session.nowMs))) {
    return printed(`${namedObject(kind, name)} condition met`);
  }
  const why = isOnce ? 'condition not met for' : 'timed out waiting for the condition on';
  return failed(`error: ${why} ${kind.toLowerCase()}s/${name}`);
}

/** `delete`, `create`, `condition=Ready`, `condition=Ready=false`, `jsonpath={.status.phase}=Running`. */
function testOf(wanted: string): { test: Test } | { problem: string } {
  if (wanted === 'delete') return { test: (object) => object === null };
  if (wanted === 'create') return { test: (object) => object !== null };
  const [, type, status = 'true'] = /^condition=([^=]*)(?:=(.*))?$/.exec(wanted) ?? [];
  if (type !== undefined) {
    return { test: (object) => object !== null && hasCondition(object, type, status) };
  }
  const path = /^jsonpath=(.*)$/s.exec(wanted)?.[1];
  if (path === undefined) return { problem: `unrecognized condition: ${JSON.stringify(wanted)}` };
  if (path === '') return { problem: 'jsonpath expression cannot be empty' };
  return pathTest(path);
}

function pathTest(text: string): { test: Test } | { problem: string } {
  const [, braced, plain, value] =
    /^(?:\{([^{}]*(?:"[^"]*"[^{}]*)*)\}|([^={}]+))(?:=(.*))?$/s.exec(text) ?? [];
  const inside = (braced ?? plain)?.trim();
  if (inside === undefined) {
    return {
      problem:
        "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
    };
  }
  const path = inside.startsWith('.') ? inside : `.${inside}`;
  return { test: (object) => object !== null && hasValue(object, path, value) };
}

/** What a controller said of an older version does not count. */
function hasCondition(object: KubernetesObject, type: string, status: string): boolean {
  const same = (value: Json | undefined, text: string) =>
    typeof value === 'string' && value.toLowerCase() === text.toLowerCase();
  const [observed] = valuesOf(object, '.status.observedGeneration');
  if (typeof observed === 'number' && observed < (object.metadata.generation ?? 0)) return false;
  return valuesOf(object, '.status.conditions[*]').some(
    (each) => isJsonObject(each) && same(each.type, type) && same(each.status, status),
  );
}

function hasValue(object: KubernetesObject, path: string, value: string | undefined): boolean {
  const values = valuesOf(object, path);
  if (value === undefined) return values.length > 0;
  return values.some((each) => !isJsonObject(each) && !isList(each) && shown(each) === value);
}

function valuesOf(object: KubernetesObject, path: string): Json[] {
  const plain: unknown = object;
  return isJsonObject(plain) ? valuesAt(path, plain) : [];
}
