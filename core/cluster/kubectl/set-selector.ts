/** kubectl set selector, of services. Upstream: kubectl/pkg/cmd/set/set_selector.go. */
import type { JsonObject } from '../json';
import type { SelectorOperator } from '../labels';
import { parseSelector } from '../parse-selector';
import { parseArguments } from './arguments';
import { recordPatch, withRecordWarning } from './change-cause';
import { FINDING, FINDING_LETTERS, findObjects } from './find-objects';
import { patchObject } from './patch-object';
import { failed, type Printed, type Session, together } from './session';
import { reports, WRITING, writingOf } from './writing';

const PATH = 'set selector';
const VALUED = ['filename', 'kustomize', 'resource-version', ...WRITING.valued];
const BARE = [...FINDING.bare, ...WRITING.bare, 'local'];

export function setSelector(args: readonly string[], session: Session): Printed {
  const read = parseArguments(PATH, args, VALUED, BARE, FINDING_LETTERS);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const text = parsed.words.at(-1);
  if (text === undefined) return failed('error: one selector is required');
  const asked = writingOf(parsed);
  if ('failure' in asked) return asked.failure;
  const found = findObjects(parsed.words.slice(0, -1), parsed, session);
  if ('failure' in found) return found.failure;
  if (found.missing.length > 0) return together(found.missing);
  const labels = labelsIn(text);
  if ('problem' in labels) return failed(`error: ${labels.problem}`);
  const results = found.objects.map((object) => {
    if (object.kind !== 'Service') {
      return failed('error: setting a selector is only supported for Services');
    }
    const gone = Object.keys(object.spec.selector ?? {}).map((key) => [key, null]);
    const selector: JsonObject = { ...Object.fromEntries(gone), ...labels.labels };
    const patch = { spec: { selector }, ...recordPatch(PATH, parsed) };
    return patchObject(object, patch, { done: 'selector updated' }, asked.writing, session);
  });
  return withRecordWarning(reports(results, asked.writing), parsed);
}

/** Services know only labels that are equal. */
function labelsIn(text: string): { labels: JsonObject } | { problem: string } {
  const requirements = parseSelector(text);
  if ('error' in requirements) return { problem: requirements.error };
  const expressions = requirements.flatMap(({ key, operator, values }) => {
    const word = EXPRESSIONS[operator];
    return word === undefined ? [] : [`{${key} ${word} [${values.join(' ')}]}`];
  });
  if (expressions.length > 0) {
    const list = expressions.join(' ');
    return { problem: `match expression [${list}] not supported on this object` };
  }
  return {
    labels: Object.fromEntries(requirements.map(({ key, values }) => [key, values[0] ?? ''])),
  };
}

/** What a LabelSelector calls the operators that are not plain equality. */
const EXPRESSIONS: Readonly<Partial<Record<SelectorOperator, string>>> = {
  in: 'In',
  notin: 'NotIn',
  '!=': 'NotIn',
  exists: 'Exists',
  '!': 'DoesNotExist',
};
