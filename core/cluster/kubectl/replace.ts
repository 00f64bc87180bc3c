/** kubectl replace: the whole of what is there, or with --force another in its place. Upstream: kubectl/pkg/cmd/replace. */
import { getEntry } from '../sorted-map';
import { keyOf } from '../store';
import { type Arguments, lastValue, parseArguments } from './arguments';
import { runDelete } from './delete';
import { type Manifest, readManifests } from './manifest';
import { failed, type Printed, refused, type Session, together } from './session';
import { reported, reports, WRITING, type Writing, writingOf } from './writing';

const VALUED = [
  ...['filename', 'kustomize', 'grace-period', 'timeout', 'subresource', 'raw'],
  ...WRITING.valued,
];
const BARE = ['recursive', 'force', 'cascade', 'wait', 'validate', ...WRITING.bare];

export function runReplace(args: readonly string[], session: Session): Printed {
  const letters = { k: 'kustomize', R: 'recursive' };
  const read = parseArguments('replace', args, VALUED, BARE, letters);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const isForced = parsed.flags.has('force');
  const alone = ['grace-period', 'timeout'].find((name) => parsed.values[name] !== undefined);
  if (alone !== undefined && !isForced) {
    return failed(`error: --${alone} must have --force specified`);
  }
  const files = parsed.values.filename ?? [];
  if (files.length === 0) return failed('error: must specify one of -f and -k');
  const asked = writingOf(parsed);
  if ('failure' in asked) return asked.failure;
  const gone = isForced ? [deleteFirst(files, parsed, session)] : [];
  const results = readManifests(files, parsed, session).map((each) =>
    'failure' in each ? each.failure : replaceOne(each.manifest, isForced, asked.writing, session),
  );
  return together([...gone, reports(results, asked.writing)]);
}

function deleteFirst(files: readonly string[], parsed: Arguments, session: Session): Printed {
  const namespace = lastValue(parsed, 'namespace');
  const grace = lastValue(parsed, 'grace-period');
  const deletion = [
    ...files.map((file) => `--filename=${file}`),
    ...(namespace === undefined ? [] : [`--namespace=${namespace}`]),
    ...(grace === undefined ? [] : [`--grace-period=${grace}`]),
    '--ignore-not-found',
  ];
  return runDelete(deletion, session);
}

function replaceOne(
  { json, object, file }: Manifest,
  isForced: boolean,
  writing: Writing,
  session: Session,
): Printed {
  const { kind, metadata } = object;
  const { name } = metadata;
  if (writing.dryRun === 'client') {
    return reported({ kind, name, object: json }, 'replaced', writing);
  }
  const dryRun = writing.dryRun === 'server';
  const isThere = getEntry(session.view().objects, keyOf(object)) !== undefined;
  const answer =
    isForced && !isThere
      ? session.submit({ verb: 'create', object, dryRun })
      : session.submit({ verb: 'update', object, dryRun });
  return answer.ok
    ? reported({ kind, name, object: answer.object }, 'replaced', writing)
    : refused(answer.status, `error when replacing "${file}": `);
}
