/** kubectl auth can-i: whether somebody may do something, or all that they may. Upstream: kubectl/pkg/cmd/auth/cani.go. */
import type { Attributes } from '../api/attributes';
import { authorize } from '../api/authorize';
import { grantsTo } from '../api/role-rules';
import { MASTERS } from '../api/user';
import type { PolicyRule } from '../object-access';
import { type Arguments, lastValue, namespaceOf, parseArguments } from './arguments';
import { ruleRows } from './rule-rows';
import { servedResource } from './served-resources';
import { failed, type Printed, printed, type Session } from './session';
import { formatTable } from './table';

const VERBS = [
  ...['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'proxy'],
  ...['use', 'bind', 'impersonate', '*', 'approve', 'sign', 'escalate', 'attest'],
];
const URL_VERBS = ['get', 'put', 'post', 'head', 'options', 'delete', 'patch', '*'];
const TOO_FEW =
  "error: you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.";

export function runAuth(args: readonly string[], session: Session): Printed {
  const [verb, ...rest] = args;
  return verb === 'can-i'
    ? canI(rest, session)
    : failed(`error: unknown command "${verb ?? ''}" for "kubectl auth"`);
}

function canI(args: readonly string[], session: Session): Printed {
  const bare = ['all-namespaces', 'list', 'quiet', 'no-headers'];
  const read = parseArguments('auth can-i', args, ['subresource'], bare, { q: 'quiet' });
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  if (parsed.flags.has('list')) return listed(parsed, session);
  const [verb = '', what = '', named] = parsed.words;
  if (parsed.words.length < 2 || parsed.words.length > 3) return failed(TOO_FEW);
  const isUrl = what.startsWith('/');
  const asked = isUrl ? null : resourceAsked(verb, what, named, parsed);
  const warning = warnings(verb, what, isUrl, parsed, asked);
  const { isAllowed, reason } = asked
    ? authorize(session.user, asked, session.view())
    : { isAllowed: mayVisit(verb, what, session), reason: '' };
  const said = isAllowed ? 'yes' : `no${reason ? ` - ${reason}` : ''}`;
  const isQuiet = parsed.flags.has('quiet');
  return {
    stdout: isQuiet ? '' : `${said}\n`,
    stderr: isQuiet ? '' : warning,
    exitCode: isAllowed ? 0 : 1,
  };
}

function resourceAsked(
  verb: string,
  what: string,
  named: string | undefined,
  parsed: Arguments,
): Attributes {
  const [type = '', name = named ?? ''] = what.split('/');
  const served = servedResource(type);
  const isEverywhere = parsed.flags.has('all-namespaces');
  return {
    verb,
    group: type === '*' ? '*' : (served?.group ?? ''),
    resource: served?.name ?? type,
    subresource: lastValue(parsed, 'subresource') ?? '',
    namespace: isEverywhere ? '' : namespaceOf(parsed),
    name,
  };
}

function warnings(
  verb: string,
  what: string,
  isUrl: boolean,
  parsed: Arguments,
  asked: Attributes | null,
): string {
  const known = isUrl ? URL_VERBS : VERBS;
  const [type = ''] = what.split('/');
  const served = servedResource(type);
  const isUnknown = asked !== null && !served && type !== '*';
  const isScoped = asked === null || !served || served.namespaced;
  const scope = asked?.group ? ` in group '${asked.group}'` : '';
  return [
    ...(isUnknown ? [`Warning: the server doesn't have a resource type '${type}'`, ''] : []),
    ...(isScoped || parsed.flags.has('all-namespaces')
      ? []
      : [`Warning: resource '${asked?.resource}' is not namespace scoped${scope}`, '']),
    ...(known.includes(verb) ? [] : [`Warning: verb '${verb}' is not a known verb`, '']),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function rulesOf(namespace: string, session: Session): PolicyRule[] {
  return [...grantsTo(session.user, namespace, session.view())].flatMap((grant) =>
    'rule' in grant ? [grant.rule] : [],
  );
}

/** Paths may end in a star. */
function mayVisit(verb: string, path: string, session: Session): boolean {
  if (session.user.groups.includes(MASTERS)) return true;
  return rulesOf('', session).some(
    ({ verbs, nonResourceURLs = [] }) =>
      (verbs.includes(verb) || verbs.includes('*')) &&
      nonResourceURLs.some(
        (url) =>
          url === '*' || url === path || (url.endsWith('*') && path.startsWith(url.slice(0, -1))),
      ),
  );
}

function listed(parsed: Arguments, session: Session): Printed {
  const rows = ruleRows(rulesOf(namespaceOf(parsed), session));
  const head = ['Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs'];
  const table = formatTable(parsed.flags.has('no-headers') ? rows : [head, ...rows]);
  return { ...printed(), stdout: table };
}
