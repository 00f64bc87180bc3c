/** kubectl get: which objects, in which order; `get-output.ts` shows them, `get-watch.ts` goes on looking. */
import { lastValue, parseArguments } from './arguments';
import { askedTargets, isAsked } from './asked-targets';
import { formatOf } from './get-format';
import { showSelected } from './get-output';
import { getRaw } from './get-raw';
import { runWatch } from './get-watch';
import { SELECTING, type Selected, selectObjects } from './select-objects';
import { failed, type Printed, type Session } from './session';
import { pathOf, sortObjects } from './sort-objects';

const VALUED = [
  ...SELECTING.valued,
  'output',
  'label-columns',
  'sort-by',
  'template',
  'chunk-size',
  'subresource',
  'raw',
  'filename',
];
const BARE = [
  ...SELECTING.bare,
  'allow-missing-template-keys',
  'ignore-not-found',
  'no-headers',
  'output-watch-events',
  'server-print',
  'show-kind',
  'show-labels',
  'show-managed-fields',
  'watch',
  'watch-only',
];

const NO_TYPE = [
  'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.',
  '',
  'error: Required resource not specified.',
  'Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).',
  "See 'kubectl get -h' for help and examples",
].join('\n');

export function runGet(args: readonly string[], session: Session): Printed {
  const read = parseArguments('get', args, VALUED, BARE);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const raw = lastValue(parsed, 'raw');
  if (raw !== undefined) return getRaw(raw, session);
  if (!isAsked(parsed)) return failed(NO_TYPE);
  const format = formatOf(parsed, session);
  if ('failure' in format) return format.failure;
  const found = askedTargets(parsed, session);
  if ('failure' in found) return found.failure;
  const { targets } = found;
  if (parsed.flags.has('watch') || parsed.flags.has('watch-only')) {
    return runWatch(targets, format.output, parsed, session);
  }
  const results = targets.map((target) => selectObjects(target, parsed, session));
  const sortBy = lastValue(parsed, 'sort-by');
  const sorted = sortBy ? inOrder(results, sortBy, format.output) : { results };
  if ('failure' in sorted) return sorted.failure;
  const isList = targets.length !== 1 || targets[0]?.names.length !== 1;
  return showSelected(sorted.results, { output: format.output, isList }, parsed, session);
}

/** Where nothing has the field, a table is empty. */
function inOrder(
  results: readonly Selected[],
  field: string,
  output: string,
): { results: readonly Selected[] } | { failure: Printed } {
  const sorted = results.map((result) => ({ result, objects: sortObjects(result.objects, field) }));
  const isTable = output === '' || output === 'wide';
  if (results.length > 1 || (!isTable && sorted.some(({ objects }) => objects === null))) {
    const path = `{${pathOf(field)}}`;
    return {
      failure: failed(`error: couldn't find any field with path "${path}" in the list of objects`),
    };
  }
  return { results: sorted.map(({ result, objects }) => ({ ...result, objects: objects ?? [] })) };
}
