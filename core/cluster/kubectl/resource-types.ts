/** What words on the command line refer to. Upstream: cli-runtime/pkg/resource/builder.go. */
import { type notFound, resources } from '../api/request';
import type { Kind } from '../objects';
import { type ServedResource, servedResource } from './served-resources';
import { failed, type Printed, refused, together } from './session';

/** What `all` means; by no means all kinds. */
export const ALL = [
  'pods',
  'services',
  'daemonsets',
  'deployments',
  'replicasets',
  'statefulsets',
  'horizontalpodautoscalers',
  'cronjobs',
  'jobs',
];

export type Target = { kind: Kind; namespaced: boolean; names: readonly string[] };

type Found = { targets: readonly Target[] } | { failure: Printed };
/** A type that was asked for, and the names of it; no names are all of the type. */
type Asked = { word: string; names: readonly string[] };

/**
 * `TYPE[,TYPE] [NAME...]` or `TYPE/NAME ...`. Types that are served but never used here have no objects. Versions
 * that are served late come after the others in `all`.
 */
export function targetsOf(words: readonly string[], servesBeta = false): Found {
  const asked = askedOf(words, servesBeta ? [...ALL].sort(betaLast) : ALL);
  if ('failure' in asked) return asked;
  const targets: Target[] = [];
  const refusals: Printed[] = [];
  for (const { word, names } of asked) {
    const type = servedResource(word);
    if (!type) return { failure: unknownType(word) };
    const { kind, namespaced } = type;
    if (isKept(kind)) targets.push({ kind, namespaced, names });
    else refusals.push(...names.map((name) => refused(absent(type, name))));
  }
  return refusals.length > 0 ? { failure: together(refusals) } : { targets };
}

/** Cron jobs were a beta when jobs were not. */
function betaLast(left: string, right: string): number {
  return Number(left === 'cronjobs') - Number(right === 'cronjobs');
}

function askedOf(
  words: readonly string[],
  all: readonly string[],
): readonly Asked[] | { failure: Printed } {
  const slashed = words.filter((word) => word.includes('/'));
  if (slashed.length > 0) {
    return slashed.length === words.length
      ? pairsOf(words)
      : {
          failure: failed(
            "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
          ),
        };
  }
  const [first = '', ...names] = words;
  const types = first.split(',').flatMap((word) => (word === 'all' ? all : [word]));
  return [...new Set(types)].map((word) => ({ word, names }));
}

function pairsOf(words: readonly string[]): readonly Asked[] | { failure: Printed } {
  const pairs: Asked[] = [];
  for (const pair of words) {
    const [word = '', name = '', ...more] = pair.split('/');
    if (more.length > 0 || !word || !name) {
      const wanted =
        more.length > 0
          ? 'may not have more than one slash'
          : 'must have a single resource and name';
      return { failure: failed(`error: arguments in resource/name form ${wanted}`) };
    }
    pairs.push({ word, names: [name] });
  }
  return pairs;
}

/** Whether there can be objects of a kind here. */
export function isKept(kind: string): kind is Kind {
  return Object.hasOwn(resources, kind);
}

function absent(
  { name: plural, group }: ServedResource,
  name: string,
): ReturnType<typeof notFound> {
  const qualified = group ? `${plural}.${group}` : plural;
  return { code: 404, reason: 'NotFound', message: `${qualified} "${name}" not found` };
}

/** Named without its group. */
function unknownType(word: string): Printed {
  return failed(`error: the server doesn't have a resource type "${word.split('.')[0]}"`);
}

/** As kubectl names an object in what it reports: `deployment.apps/web`. */
export function namedObject(kind: Kind, name: string): string {
  return `${qualifiedSingular(kind)}/${name}`;
}

/** `deployment.apps`. */
export function qualifiedSingular(kind: Kind): string {
  const { group } = resources[kind];
  const singular = kind.toLowerCase();
  return group ? `${singular}.${group}` : singular;
}
