/** kubectl set env: variables of containers, set, removed or listed. Upstream: kubectl/pkg/cmd/set/set_env.go. */
import { listOf, objectOf, textOf } from '../api/read-field';
import { resources } from '../api/request';
import type { JsonObject } from '../json';
import { variableNameProblems } from '../name-rules';
import type { KubernetesObject } from '../objects';
import { type Arguments, lastValue, parseArguments } from './arguments';
import { changeContainers, isMeant } from './container-names';
import { environmentOf, sourceText } from './environment-source';
import { FINDING, FINDING_LETTERS, findObjects } from './find-objects';
import { podSpecOf } from './pod-template-of';
import { failed, type Printed, printed, type Session, together } from './session';
import { type SpecChange, setPodSpecs } from './set-pod-spec';
import { WRITING } from './writing';

const PATH = 'set env';
const VALUED = [
  ...FINDING.valued,
  ...WRITING.valued,
  'containers',
  'env',
  'from',
  'keys',
  'prefix',
];
const BARE = [...FINDING.bare, ...WRITING.bare, 'local', 'list', 'overwrite', 'resolve'];
const LETTERS = { ...FINDING_LETTERS, c: 'containers', e: 'env' };

type Changes = { set: readonly JsonObject[]; removed: readonly string[] };

export function setEnv(args: readonly string[], session: Session): Printed {
  const read = parseArguments(PATH, args, VALUED, BARE, LETTERS);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const isVariable = (word: string) => /^[^/]*=/.test(word) || word.endsWith('-');
  const first = parsed.words.findIndex(isVariable);
  const names = first < 0 ? parsed.words : parsed.words.slice(0, first);
  const variables = first < 0 ? [] : parsed.words.slice(first);
  if (!variables.every(isVariable)) {
    const all = parsed.words.join(' ');
    return failed(`error: all resources must be specified before environment changes: ${all}`);
  }
  if (names.length === 0 && parsed.values.filename === undefined) {
    return failed(
      'error: one or more resources must be specified as <resource> <name> or <resource>/<name>',
    );
  }
  const changes = changesIn([...(parsed.values.env ?? []), ...variables]);
  if ('problem' in changes) return failed(`error: ${changes.problem}`);
  const source = environmentOf(parsed, session);
  if ('failure' in source) return source.failure;
  const all = { ...changes, set: [...changes.set, ...source.variables] };
  if (parsed.flags.has('list')) return listEnv(names, parsed, all, session);
  return setAll(names, parsed, all, session);
}

function changesIn(words: readonly string[]): Changes | { problem: string } {
  const set: JsonObject[] = [];
  const removed: string[] = [];
  for (const word of words) {
    const at = word.indexOf('=');
    if (at < 0) {
      removed.push(word.slice(0, -1));
      continue;
    }
    const name = word.slice(0, at);
    const [problem] = variableNameProblems(name);
    if (problem) return { problem: `"${name}" is not a valid key name: ${problem}` };
    set.push({ name, value: word.slice(at + 1) });
  }
  return set.some(({ name }) => removed.some((each) => each === name))
    ? {
        problem: 'can not both modify and remove the same environment variable in the same command',
      }
    : { set, removed };
}

function setAll(
  names: readonly string[],
  parsed: Arguments,
  changes: Changes,
  session: Session,
): Printed {
  const pattern = lastValue(parsed, 'containers') ?? '*';
  const isOverwriting = lastValue(parsed, 'overwrite') !== 'false';
  const warnings: Printed[] = [];
  const said = setPodSpecs(
    names,
    parsed,
    {
      path: PATH,
      done: 'env updated',
      failing: 'failed to patch env update to pod template: ',
      change: (spec, object): SpecChange => {
        const clash = isOverwriting ? null : clashIn(spec, changes.set);
        if (clash) return { change: {}, problems: [`error: ${pluralName(object)} ${clash}`] };
        const changed = changeContainers(spec, pattern, (container) => ({
          ...container,
          env: updatedEnv(listOf(container, 'env'), changes),
        }));
        if (!changed.isFound) warnings.push(unmatched(object, pattern));
        return { change: changed.change, problems: [] };
      },
    },
    session,
  );
  return together([said, ...warnings]);
}

function clashIn(spec: JsonObject, set: Changes['set']): string | null {
  for (const container of listOf(spec, 'containers')) {
    const clash = listOf(container, 'env').find(({ name }) =>
      set.some((each) => each.name === name),
    );
    if (clash) {
      const { name } = clash;
      return `'${name}' already has a value (${textOf(clash, 'value')}), and --overwrite is false`;
    }
  }
  return null;
}

/** What is set keeps its place; what is new comes last. */
function updatedEnv(existing: readonly JsonObject[], { set, removed }: Changes): JsonObject[] {
  const kept = existing.filter(({ name }) => !removed.some((each) => each === name));
  const newest = (name: unknown) => set.find((each) => each.name === name);
  const added = set.filter(
    ({ name }, i) =>
      !kept.some((each) => each.name === name) && set.findIndex((each) => each.name === name) === i,
  );
  return [...kept.map((each) => newest(each.name) ?? each), ...added];
}

function unmatched({ kind, metadata: { name } }: KubernetesObject, pattern: string): Printed {
  const warning = `Warning: ${kind}/${name} does not have any containers matching "${pattern}"\n`;
  return { ...printed(), stderr: warning };
}

function pluralName({ kind, metadata: { name } }: KubernetesObject): string {
  return `${resources[kind].plural}/${name}`;
}

function listEnv(
  names: readonly string[],
  parsed: Arguments,
  changes: Changes,
  session: Session,
): Printed {
  const found = findObjects(names, parsed, session);
  if ('failure' in found) return found.failure;
  if (found.missing.length > 0) return together(found.missing);
  const pattern = lastValue(parsed, 'containers') ?? '*';
  return printed(
    ...found.objects.flatMap((object) => {
      const spec = podSpecOf(object) ?? {};
      const containers = [...listOf(spec, 'containers'), ...listOf(spec, 'initContainers')];
      return containers
        .filter((container) => isMeant(textOf(container, 'name'), pattern))
        .flatMap((container) => [
          `# ${object.kind} ${object.metadata.name}, container ${textOf(container, 'name')}`,
          ...updatedEnv(listOf(container, 'env'), changes).map(written),
        ]);
    }),
  );
}

function written(variable: JsonObject): string {
  const name = textOf(variable, 'name');
  const source = objectOf(variable, 'valueFrom');
  return source ? `# ${name} from ${sourceText(source)}` : `${name}=${textOf(variable, 'value')}`;
}
