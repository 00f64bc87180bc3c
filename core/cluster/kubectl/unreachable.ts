/**
 * What kubectl says when the API server is not there, or is there and has lost its store. A server without a store
 * takes a request and answers nothing: whoever has no patience of their own waits for a minute.
 * Upstream: kubectl/pkg/cmd/util/helpers.go StandardErrorMessage, apiserver/pkg/server/filters/timeout.go.
 */
import { resources } from '../api/request';
import type { Kind } from '../objects';
import { namespaceOf, parseArguments } from './arguments';
import { ALL, targetsOf } from './resource-types';
import { servedVersion } from './served-resources';
import { failed, type Printed, printed, type Session, together } from './session';
import { timeoutMs } from './timeout';
import { runVersion } from './version';

const SERVER = '127.0.0.1:6443';
const REFUSED = `The connection to the server ${SERVER} was refused - did you specify the right host or port?`;
const REFUSED_DIAL = `dial tcp ${SERVER}: connect: connection refused`;
const CANCELLED = 'net/http: request canceled (Client.Timeout exceeded while awaiting headers)';
const PATIENCE_MS = 60_000;

/** What is said by types made without a file, where it is not the plain refusal. */
const MADE: Readonly<Record<string, Kind>> = {
  configmap: 'ConfigMap',
  cm: 'ConfigMap',
  cronjob: 'CronJob',
  deployment: 'Deployment',
  deploy: 'Deployment',
  job: 'Job',
};

/** Null where the server is there again before the patience is over. */
export function unreachable(
  name: string,
  args: readonly string[],
  session: Session,
): Printed | null {
  const isListening = !session.outage.includes('kube-apiserver');
  if (name === 'version' && isListening) return null;
  if (!isListening) return refusedWords(name, args, session);
  const asked = valuesOf(args, 'request-timeout').at(-1);
  const limitMs = asked === undefined ? PATIENCE_MS : timeoutMs(asked) || PATIENCE_MS;
  if (session.waitUntil(() => session.outage.length === 0, limitMs)) return null;
  return asked === undefined
    ? timedOut(name, args, session)
    : cancelled(name, args, asked, session);
}

function refusedWords(name: string, args: readonly string[], session: Session): Printed {
  const files = valuesOf(args, 'filename');
  const isValidated = valuesOf(args, 'validate').at(-1) !== 'false';
  if (isValidated && ['apply', 'create', 'replace'].includes(name) && files.length > 0) {
    return unvalidated(files);
  }
  switch (name) {
    case 'create':
      return unmade(args, session) ?? failed(REFUSED);
    case 'scale':
      return unscaled(args, session, '', REFUSED_DIAL) ?? failed(REFUSED);
    case 'get':
      return together(typesOf(args).map(() => failed(REFUSED)));
    case 'version':
      return together([runVersion(['--client'], session), failed(REFUSED)]);
    case 'cluster-info':
      return together([
        printed(
          '',
          "To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.",
        ),
        failed(REFUSED),
      ]);
    default:
      return failed(REFUSED);
  }
}

/** What the fields of a manifest may be is asked of the server first. */
function unvalidated(files: readonly string[]): Printed {
  const problem = `failed to download openapi: Get "https://${SERVER}/openapi/v2?timeout=32s": ${REFUSED_DIAL}`;
  const start = files.length === 1 ? 'error: ' : '';
  return together(
    files.map((file) =>
      failed(
        `${start}error validating "${file}": error validating data: ${problem}; if you choose to ignore these errors, turn validation off with --validate=false`,
      ),
    ),
  );
}

function unmade(args: readonly string[], session: Session): Printed | null {
  const [type = ''] = args;
  const kind = Object.hasOwn(MADE, type) ? MADE[type] : undefined;
  if (!kind) return null;
  const address = `${addressOf(kind, args, session)}?fieldManager=kubectl-create&fieldValidation=Strict`;
  return failed(
    `error: failed to create ${kind.toLowerCase()}: Post "${address}": ${REFUSED_DIAL}`,
  );
}

/** One address for each name; several problems stand in a list. */
function unscaled(
  args: readonly string[],
  session: Session,
  query: string,
  problem: string,
): Printed | null {
  const read = parseArguments('scale', args, ['replicas', 'current-replicas', 'timeout']);
  const found = 'failure' in read ? read : targetsOf(read.parsed.words);
  if ('failure' in found) return null;
  const problems = found.targets.flatMap(({ kind, names }) =>
    names.map((name) => `Get "${addressOf(kind, args, session)}/${name}${query}": ${problem}`),
  );
  const all = problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`;
  return failed(`error: no objects passed to scale ${all}`);
}

function cancelled(
  name: string,
  args: readonly string[],
  timeout: string,
  session: Session,
): Printed {
  const query = `?timeout=${timeout}`;
  const scaled = name === 'scale' ? unscaled(args, session, query, CANCELLED) : null;
  return scaled ?? failed(`Unable to connect to the server: ${CANCELLED}`);
}

const VERBS: Readonly<Record<string, string>> = { create: 'post', delete: 'delete' };

function timedOut(name: string, args: readonly string[], session: Session): Printed {
  const read = parseArguments(name, args, ['output', 'selector', 'replicas', 'filename']);
  const found =
    'failure' in read ? read : targetsOf(read.parsed.words, session.constants.servesBeta);
  const target = 'failure' in found ? undefined : found.targets[0];
  const { plural, group } = target ? resources[target.kind] : { plural: '', group: '' };
  const type = group ? `${plural}.${group}` : plural;
  const what = [VERBS[name] ?? 'get', type, target?.names[0] ?? ''].filter(Boolean).join(' ');
  return failed(
    `Error from server (Timeout): the server was unable to return a response in the time allotted, but may still be processing the request (${what})`,
  );
}

function addressOf(kind: Kind, args: readonly string[], { constants }: Session): string {
  const version = servedVersion(kind, constants);
  const read = parseArguments('get', args, ['replicas', 'image']);
  const namespace = 'failure' in read ? 'default' : namespaceOf(read.parsed);
  const root = version.includes('/') ? `apis/${version}` : `api/${version}`;
  return `https://${SERVER}/${root}/namespaces/${namespace}/${resources[kind].plural}`;
}

/** Each type is asked for by itself; `all` has one besides that has no objects here. */
function typesOf(args: readonly string[]): readonly string[] {
  const [first = ''] = args.filter((arg) => !arg.startsWith('-'));
  if (first === 'all') return ['ReplicationController', ...typesOf([ALL.join()])];
  const found = targetsOf([first.split('/')[0] ?? '']);
  return 'failure' in found || found.targets.length === 0
    ? ['']
    : found.targets.map(({ kind }) => kind);
}

function valuesOf(args: readonly string[], flag: string): readonly string[] {
  const letter = flag === 'filename' ? '-f' : '';
  return args.flatMap((arg, i) => {
    if (arg.startsWith(`--${flag}=`)) return [arg.slice(flag.length + 3)];
    return arg === `--${flag}` || (letter && arg === letter) ? [args[i + 1] ?? ''] : [];
  });
}
