/** What `--from-literal`, `--from-file` and `--from-env-file` say. Upstream: kubectl/pkg/util/{util,env_file}.go. */
import { configKeyProblems, variableNameProblems } from '../name-rules';
import type { Asked } from './generator';
import type { Session } from './session';

export const SOURCES = ['from-literal', 'from-file', 'from-env-file'];

type Pair = { key: string; value: string };
type Data = { data: Record<string, string> } | { problem: string };

/** `owner` is how a key that is there twice, or is none, is told: `ConfigMap "app"`. */
export function sourcesOf(
  { name, parsed }: Asked,
  kind: 'ConfigMap' | 'Secret',
  { files }: Pick<Session, 'files'>,
): Data {
  const given = (flag: string) => parsed.values[flag] ?? [];
  if (
    given('from-env-file').length > 0 &&
    given('from-file').length + given('from-literal').length > 0
  ) {
    return { problem: 'from-env-file cannot be combined with from-file or from-literal' };
  }
  const data: Record<string, string> = {};
  const pairs = [
    ...given('from-file').flatMap((source) => filePairs(source, files)),
    ...given('from-env-file').flatMap((source) => variablePairs(source, files)),
    ...given('from-literal').map(literalPair),
  ];
  for (const pair of pairs) {
    if ('problem' in pair) return pair;
    const { key, value } = pair;
    const [wrong] = configKeyProblems(key);
    if (wrong) return { problem: `"${key}" is not a valid key name for a ${kind}: ${wrong}` };
    if (Object.hasOwn(data, key)) {
      return {
        problem: `cannot add key ${kind === 'ConfigMap' ? `"${key}"` : key}, another key by that name already exists${kind === 'ConfigMap' ? ` in Data for ConfigMap "${name}"` : ''}`,
      };
    }
    data[key] = value;
  }
  return { data };
}

function literalPair(source: string): Pair | { problem: string } {
  const at = source.indexOf('=');
  if (at <= 0) return { problem: `invalid literal source ${source}, expected key=value` };
  const value = source.slice(at + 1).replace(/^(["'])(.*)\1$/, '$2');
  return { key: source.slice(0, at), value };
}

/** A file, perhaps under another name, or all files of a folder. */
function filePairs(
  source: string,
  files: Readonly<Record<string, string>>,
): (Pair | { problem: string })[] {
  const [first = '', second, ...more] = source.split('=');
  if (more.length > 0) return [{ problem: "key names or file paths cannot contain '='" }];
  const path = second ?? first;
  const text = Object.hasOwn(files, path) ? files[path] : undefined;
  if (text !== undefined)
    return [{ key: second === undefined ? baseName(path) : first, value: text }];
  const folder = `${path.replace(/\/$/, '')}/`;
  const inside = Object.entries(files).filter(
    ([name]) => name.startsWith(folder) && !name.slice(folder.length).includes('/'),
  );
  if (inside.length === 0) return [{ problem: `error reading ${path}: no such file or directory` }];
  return inside.map(([name, value]) => ({ key: baseName(name), value }));
}

/** `NAME=value` a line; lines that begin with # say nothing. */
function variablePairs(
  source: string,
  files: Readonly<Record<string, string>>,
): (Pair | { problem: string })[] {
  const text = Object.hasOwn(files, source) ? files[source] : undefined;
  if (text === undefined) {
    return [{ problem: `error reading ${source}: no such file or directory` }];
  }
  return text.split('\n').flatMap((line): (Pair | { problem: string })[] => {
    const written = line.trimStart();
    if (written === '' || written.startsWith('#')) return [];
    const [key = '', ...value] = written.split('=');
    const [wrong] = variableNameProblems(key);
    if (wrong) return [{ problem: `"${key}" is not a valid key name: ${wrong}` }];
    return [{ key, value: value.join('=') }];
  });
}

function baseName(path: string): string {
  return path.split('/').at(-1) ?? path;
}
