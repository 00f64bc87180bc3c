/** kubectl label and annotate. Upstream: kubectl/pkg/cmd/label, kubectl/pkg/cmd/annotate. */
import { isEqualJson, type JsonObject, mergePatch } from '../json';
import { labelValueProblems } from '../name-rules';
import type { KubernetesObject } from '../objects';
import { type Arguments, lastValue, parseArguments } from './arguments';
import { recordedCause, withRecordWarning } from './change-cause';
import { FINDING, FINDING_LETTERS, findObjects } from './find-objects';
import { patchObject } from './patch-object';
import { withPlainErrors } from './plain-errors';
import { failed, type Printed, printed, type Session, together } from './session';
import { reports, WRITING, type Writing, writingOf } from './writing';

type Field = 'labels' | 'annotations';
type Change = { key: string; value: string | null };

const VALUED = [...FINDING.valued, ...WRITING.valued, 'resource-version'];
const BARE = [...FINDING.bare, ...WRITING.bare, 'overwrite', 'list', 'local'];
const singular = { labels: 'label', annotations: 'annotation' } as const;

export function runLabel(args: readonly string[], field: Field, session: Session): Printed {
  const command = field === 'labels' ? 'label' : 'annotate';
  const read = parseArguments(command, args, VALUED, BARE, FINDING_LETTERS);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const { names, changes } = divided(parsed.words);
  if (names.length === 0 && parsed.values.filename === undefined) {
    return failed(
      'error: one or more resources must be specified as <resource> <name> or <resource>/<name>',
    );
  }
  const isListing = parsed.flags.has('list');
  if (changes.length === 0 && !isListing) {
    return failed(`error: at least one ${singular[field]} update is required`);
  }
  const problem = problemOf(field, changes);
  if (problem) return failed(`error: ${problem}`);
  const asked = writingOf(parsed);
  if ('failure' in asked) return asked.failure;
  const found = findObjects(names, parsed, session);
  if ('failure' in found) return found.failure;
  if (isListing) {
    return together([...found.objects.map((object) => list(object, field)), ...found.missing]);
  }
  const labeller = { command, field, changes, parsed, writing: asked.writing, session };
  const { said, clashes } = labelAll(found.objects, labeller);
  return withRecordWarning(withPlainErrors([said, ...found.missing], clashes), parsed);
}

/** The first word that says a change ends those that name objects. */
function divided(words: readonly string[]): { names: string[]; changes: Change[] } {
  const isChange = (word: string) => /^[^/=]*[^=]*=|-$/.test(word);
  const first = words.findIndex((word, i) => (i > 0 ? isChange(word) : /^[^/]+=/.test(word)));
  const at = first < 0 ? words.length : first;
  return { names: words.slice(0, at), changes: words.slice(at).map(changeOf) };
}

function changeOf(word: string): Change {
  const at = word.indexOf('=');
  return at < 0
    ? { key: word.slice(0, -1), value: null }
    : { key: word.slice(0, at), value: word.slice(at + 1) };
}

function problemOf(field: Field, changes: readonly Change[]): string | null {
  const set = changes.filter(({ value }) => value !== null);
  for (const { key, value } of field === 'labels' ? set : []) {
    const [problem] = labelValueProblems(value ?? '');
    if (problem) return `invalid label value: "${key}=${value}": ${problem}`;
  }
  const both = changes.filter(
    ({ key, value }) => value === null && set.some((each) => each.key === key),
  );
  if (both.length === 0) return null;
  return field === 'labels'
    ? 'can not both modify and remove a label in the same command'
    : `can not both modify and remove the following annotation(s) in the same command: ${both.map(({ key }) => key).join(', ')}`;
}

function list({ metadata }: KubernetesObject, field: Field): Printed {
  return printed(...Object.entries(metadata[field] ?? {}).map(([key, value]) => `${key}=${value}`));
}

type Labeller = {
  command: string;
  field: Field;
  changes: readonly Change[];
  parsed: Arguments;
  writing: Writing;
  session: Session;
};

function labelAll(
  objects: readonly KubernetesObject[],
  labeller: Labeller,
): { said: Printed; clashes: string[] } {
  const results: Printed[] = [];
  const clashes: string[] = [];
  for (const object of objects) {
    const clash = labeller.parsed.flags.has('overwrite') ? null : clashOf(object, labeller);
    if (clash === null) results.push(labelOne(object, labeller));
    else clashes.push(clash);
  }
  return { said: reports(results, labeller.writing), clashes };
}

function clashOf({ metadata }: KubernetesObject, { field, changes }: Labeller): string | null {
  const present = metadata[field] ?? {};
  const clash = changes.find(
    ({ key, value }) => value !== null && present[key] !== undefined && present[key] !== value,
  );
  if (!clash) return null;
  const has = `'${clash.key}' already has a value (${present[clash.key]})`;
  return field === 'labels'
    ? `${has}, and --overwrite is false`
    : `--overwrite is false but found the following declared annotation(s): ${has}`;
}

function labelOne(object: KubernetesObject, labeller: Labeller): Printed {
  const { command, field, changes, parsed, writing, session } = labeller;
  const present = object.metadata[field] ?? {};
  const absent = changes.filter(({ key, value }) => value === null && present[key] === undefined);
  const notes =
    field === 'labels' ? absent.map(({ key }) => printed(`label "${key}" not found.`)) : [];
  const update = Object.fromEntries(changes.map(({ key, value }) => [key, value]));
  const cause = recordedCause(command, parsed);
  const resourceVersion = lastValue(parsed, 'resource-version');
  const metadata: JsonObject = {
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
    ...(field === 'labels'
      ? { labels: update, ...(cause ? { annotations: cause } : {}) }
      : { annotations: { ...update, ...cause } }),
  };
  const done = field === 'labels' ? labelled(object, { labels: update }, parsed) : 'annotated';
  return together([...notes, patchObject(object, { metadata }, { done }, writing, session)]);
}

/** kubectl tells what became of the labels by how long the object is afterwards. */
function labelled(object: KubernetesObject, metadata: JsonObject, { flags }: Arguments): string {
  const changed = mergePatch(object, { metadata });
  if (isEqualJson(changed, object)) return 'not labeled';
  const isShorter = JSON.stringify(changed).length < JSON.stringify(object).length;
  return isShorter && !flags.has('overwrite') ? 'unlabeled' : 'labeled';
}
