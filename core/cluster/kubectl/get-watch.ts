/**
 * kubectl get -w: what there is, and then a row for every change, for as long as `--request-timeout` says or
 * until the scenario ends. Upstream: kubectl/pkg/cmd/get/get.go watch.
 */
import type { Kind, KubernetesObject } from '../objects';
import { type Arguments, lastValue } from './arguments';
import { tableOptions } from './get-output';
import { tableRows } from './get-table';
import { printObjects } from './output-format';
import { namedObject, type Target } from './resource-types';
import { type Selected, selectObjects } from './select-objects';
import { failed, type Printed, printed, type Session, together } from './session';
import { formatTable, widthsOf } from './table';
import { timeoutMs } from './timeout';
import { wireForm } from './wire-form';

export function runWatch(
  targets: readonly Target[],
  output: string,
  parsed: Arguments,
  session: Session,
): Printed {
  const [target, ...others] = targets;
  if (!target || others.length > 0) {
    return failed('error: you may only specify a single resource type');
  }
  const first = selectObjects(target, parsed, session);
  if (first.missing.length > 0) return together(first.missing);
  const seen = new Map(first.objects.map((object) => [object.metadata.uid, object]));
  const shown = new WatchedRows(target.kind, output, parsed, session);
  if (!parsed.flags.has('watch-only')) shown.add(first.objects);
  if (target.names.length > 1) {
    const message = 'error: you may only watch a single resource or type of resource at a time';
    return together([{ ...printed(), stdout: shown.text }, failed(message)]);
  }
  session.waitUntil(
    () => {
      shown.add(changesIn(selectObjects(target, parsed, session), seen));
      return false;
    },
    watchMs(parsed, session),
  );
  return { ...printed(), stdout: shown.text };
}

function watchMs(parsed: Arguments, session: Session): number {
  const asked = timeoutMs(lastValue(parsed, 'request-timeout'));
  return asked > 0 ? asked : Math.max(0, session.endMs - session.nowMs);
}

/** What is new or other than it was, and what is gone as it was last; `seen` is brought up to date. */
function changesIn(
  { objects }: Selected,
  seen: Map<string, KubernetesObject>,
): readonly KubernetesObject[] {
  const there = new Set(objects.map(({ metadata }) => metadata.uid));
  const gone = [...seen.values()].filter(({ metadata }) => !there.has(metadata.uid));
  const changed = objects.filter((object) => seen.get(object.metadata.uid) !== object);
  for (const { metadata } of gone) seen.delete(metadata.uid);
  for (const object of changed) seen.set(object.metadata.uid, object);
  return [...gone, ...changed];
}

/** Rows as they come, in columns that never get narrower. */
class WatchedRows {
  text = '';
  #widths: readonly number[] = [];
  readonly #kind: Kind;
  readonly #output: string;
  readonly #parsed: Arguments;
  readonly #session: Session;

  constructor(kind: Kind, output: string, parsed: Arguments, session: Session) {
    this.#kind = kind;
    this.#output = output;
    this.#parsed = parsed;
    this.#session = session;
  }

  add(objects: readonly KubernetesObject[]): void {
    if (objects.length === 0) return;
    const isTable = this.#output === '' || this.#output === 'wide';
    this.text += isTable
      ? this.#rows(objects)
      : objects.map((object) => this.#formatted(object)).join('');
  }

  #rows(objects: readonly KubernetesObject[]): string {
    const look = { isWide: this.#output === 'wide', isMixed: false };
    const options = tableOptions(this.#kind, look, this.#parsed, this.#session);
    const headed = options.headed && this.text === '';
    const rows = tableRows(objects, { ...options, headed });
    this.#widths = widthsOf(rows, this.#widths);
    return formatTable(rows, this.#widths);
  }

  #formatted(object: KubernetesObject): string {
    if (this.#output === 'name') return `${namedObject(this.#kind, object.metadata.name)}\n`;
    const objects = [wireForm(object, this.#session.constants)];
    const text = printObjects(this.#output, { objects, isList: false })?.stdout ?? '';
    return this.#output === 'yaml' && this.text !== '' ? `---\n${text}` : text;
  }
}
