/** kubectl wait: until a condition holds, objects are gone, or a field has a value. Upstream: kubectl/pkg/cmd/wait. */
import type { Json } from '../json';
import { isJsonObject } from '../json';
import type { KubernetesObject } from '../objects';
import { getObject } from '../store';
import { lastValue, parseArguments } from './arguments';
import { shown, valuesAt } from './json-path-steps';
import { namedObject, targetsOf } from './resource-types';
import { SELECTING, selectObjects } from './select-objects';
import { failed, type Printed, printed, type Session, together } from './session';
import { timeoutMs } from './timeout';

/** Whether it is so; an object that is gone is null. */
type Test = (object: KubernetesObject | null) => boolean;

const TIMEOUT_MS = 30_000;

export function runWait(args: readonly string[], session: Session): Printed {
  const valued = [...SELECTING.valued, 'for', 'timeout'];
  const read = parseArguments('wait', args, valued, [...SELECTING.bare, 'all']);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const wanted = lastValue(parsed, 'for') ?? '';
  const test = testOf(wanted);
  if (!test) return failed(`error: unrecognized condition: ${JSON.stringify(wanted)}`);
  const found = targetsOf(parsed.words);
  if ('failure' in found) return found.failure;
  const selected = found.targets.map((target) => selectObjects(target, parsed, session));
  const objects = selected.flatMap((each) => each.objects);
  const missing = wanted === 'delete' ? [] : selected.flatMap((each) => each.missing);
  if (objects.length === 0 && missing.length === 0 && wanted !== 'delete') {
    return failed('error: no matching resources found');
  }
  const untilMs = session.nowMs + (timeoutMs(lastValue(parsed, 'timeout')) || TIMEOUT_MS);
  const waited = objects.map((object) => waitFor(object, test, untilMs, session));
  return together([...waited, ...missing]);
}

function waitFor(
  { kind, metadata }: KubernetesObject,
  test: Test,
  untilMs: number,
  session: Session,
): Printed {
  const { name, namespace = '', uid } = metadata;
  const holds = () => {
    const there = getObject(session.view(), kind, `${namespace}/${name}`);
    return test(there?.metadata.uid === uid ? there : null);
  };
  return session.waitUntil(holds, Math.max(0, untilMs - session.nowMs))
    ? printed(`${namedObject(kind, name)} condition met`)
    : failed(`error: timed out waiting for the condition on ${pluralNamed(kind, name)}`);
}

function pluralNamed(kind: KubernetesObject['kind'], name: string): string {
  return `${kind.toLowerCase()}s/${name}`;
}

/** `delete`, `condition=Ready`, `condition=Ready=false`, `jsonpath={.status.phase}=Running`. */
function testOf(wanted: string): Test | null {
  if (wanted === 'delete') return (object) => object === null;
  const [, type, status = 'true'] = /^condition=([^=]+)(?:=(.*))?$/.exec(wanted) ?? [];
  if (type !== undefined) return (object) => object !== null && hasCondition(object, type, status);
  const [, path, value] = /^jsonpath=\{?([^}=]+)\}?(?:=(.*))?$/.exec(wanted) ?? [];
  return path === undefined ? null : (object) => object !== null && hasValue(object, path, value);
}

function hasCondition(object: KubernetesObject, type: string, status: string): boolean {
  const same = (value: Json | undefined, text: string) =>
    typeof value === 'string' && value.toLowerCase() === text.toLowerCase();
  return valuesOf(object, '.status.conditions[*]').some(
    (each) => isJsonObject(each) && same(each.type, type) && same(each.status, status),
  );
}

function hasValue(object: KubernetesObject, path: string, value: string | undefined): boolean {
  const values = valuesOf(object, path.trim());
  return value === undefined ? values.length > 0 : values.some((each) => shown(each) === value);
}

function valuesOf(object: KubernetesObject, path: string): Json[] {
  const plain: unknown = object;
  return isJsonObject(plain) ? valuesAt(path, plain) : [];
}
