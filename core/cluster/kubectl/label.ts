/** kubectl label and annotate. Upstream: kubectl/pkg/cmd/label, kubectl/pkg/cmd/annotate. */
import type { Json } from '../json';
import { labelKeyProblems } from '../labels';
import { labelValueProblems } from '../name-rules';
import type { KubernetesObject } from '../objects';
import { parseArguments } from './arguments';
import { namedObject, targetsOf } from './resource-types';
import { SELECTING, selectObjects } from './select-objects';
import { failed, type Printed, printed, refused, type Session, together } from './session';

type Field = 'labels' | 'annotations';
type Change = { key: string; value: string | null };

const singular = { labels: 'label', annotations: 'annotation' } as const;

export function runLabel(args: readonly string[], field: Field, session: Session): Printed {
  const command = field === 'labels' ? 'label' : 'annotate';
  const bare = [...SELECTING.bare, 'overwrite', 'all'];
  const read = parseArguments(command, args, SELECTING.valued, bare);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const isChange = (word: string, i: number) => i > 0 && /^[^=]+=|-$/.test(word);
  const changes = parsed.words.filter(isChange).map(changeOf);
  const found = targetsOf(parsed.words.filter((word, i) => !isChange(word, i)));
  if ('failure' in found) return found.failure;
  if (changes.length === 0)
    return failed(`error: at least one ${singular[field]} update is required`);
  const problem = field === 'labels' ? changes.flatMap(problemsOf)[0] : undefined;
  if (problem) return failed(problem);
  const isOverwriting = parsed.flags.has('overwrite');
  return together(
    found.targets.flatMap((target) => {
      const { objects, missing } = selectObjects(target, parsed, session);
      return [
        ...objects.map((object) => changeOne(object, field, changes, isOverwriting, session)),
        ...missing,
      ];
    }),
  );
}

function changeOf(word: string): Change {
  const at = word.indexOf('=');
  return at < 0
    ? { key: word.slice(0, -1), value: null }
    : { key: word.slice(0, at), value: word.slice(at + 1) };
}

function problemsOf({ key, value }: Change): string[] {
  const [keyProblem] = labelKeyProblems(key);
  const [valueProblem] = value === null ? [] : labelValueProblems(value);
  if (keyProblem) return [`error: invalid label key ${JSON.stringify(key)}: ${keyProblem}`];
  if (!valueProblem) return [];
  return [`error: invalid label value: "${key}=${value}": ${valueProblem}`];
}

function changeOne(
  object: KubernetesObject,
  field: Field,
  changes: readonly Change[],
  isOverwriting: boolean,
  session: Session,
): Printed {
  const { kind } = object;
  const { name, namespace = '' } = object.metadata;
  const present = object.metadata[field] ?? {};
  const clash = changes.find(
    ({ key, value }) => value !== null && present[key] !== undefined && present[key] !== value,
  );
  if (clash && !isOverwriting) {
    return failed(
      field === 'labels'
        ? `error: '${clash.key}' already has a value (${present[clash.key]}), and --overwrite is false`
        : `error: --overwrite is false but found the following declared annotation(s): '${clash.key}' already has a value (${present[clash.key]})`,
    );
  }
  const absent = changes.filter(({ key, value }) => value === null && present[key] === undefined);
  const notes = absent.map(({ key }) => printed(`${singular[field]} "${key}" not found.`));
  const update: Record<string, Json> = {};
  for (const { key, value } of changes) update[key] = value;
  const patch = { metadata: { [field]: update } };
  const answer = session.submit({ verb: 'patch', kind, namespace, name, patch });
  if (!answer.ok) return refused(answer.status);
  const said =
    answer.revision === null && field === 'labels' ? 'not labeled' : pastOf(field, changes);
  return together([...notes, printed(`${namedObject(kind, name)} ${said}`)]);
}

function pastOf(field: Field, changes: readonly Change[]): string {
  if (field === 'annotations') return 'annotated';
  return changes.every(({ value }) => value === null) ? 'unlabeled' : 'labeled';
}
