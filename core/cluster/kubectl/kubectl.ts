/** kubectl: finds the command. What it prints is kubectl 1.32's, refusals included. */
import { runApiResources, runApiVersions } from './api-resources';
import { runApply } from './apply';
import { runAuth } from './auth';
import { runAutoscale } from './autoscale';
import { runCordon } from './cordon';
import { runCreate } from './create';
import { runDelete } from './delete';
import { runDescribe } from './describe';
import { runDrain } from './drain';
import { runEdit } from './edit';
import { runEvents } from './events';
import { runExplain } from './explain';
import { runExpose } from './expose';
import { runGet } from './get';
import { helpAsked } from './help';
import { impersonate } from './impersonate';
import { runLabel } from './label';
import { runLogs } from './logs';
import { runPatch } from './patch';
import { runReplace } from './replace';
import { runRollout } from './rollout';
import { runRun } from './run';
import { runScale } from './scale';
import { failed, type Printed, type Session } from './session';
import { runSet } from './set';
import { similarCommands } from './similar-commands';
import { runTaint } from './taint';
import { runTop } from './top';
import { unreachable } from './unreachable';
import { runClusterInfo, runVersion } from './version';
import { runWait } from './wait';

type Run = (args: readonly string[], session: Session) => Printed;

const commands: Readonly<Record<string, Run>> = {
  annotate: (args, session) => runLabel(args, 'annotations', session),
  'api-resources': runApiResources,
  'api-versions': runApiVersions,
  apply: runApply,
  auth: runAuth,
  autoscale: runAutoscale,
  'cluster-info': runClusterInfo,
  cordon: (args, session) => runCordon(args, true, session),
  create: runCreate,
  delete: runDelete,
  describe: runDescribe,
  drain: runDrain,
  edit: runEdit,
  events: runEvents,
  explain: runExplain,
  expose: runExpose,
  get: runGet,
  label: (args, session) => runLabel(args, 'labels', session),
  logs: runLogs,
  patch: runPatch,
  replace: runReplace,
  rollout: runRollout,
  run: runRun,
  scale: runScale,
  set: runSet,
  taint: runTaint,
  top: runTop,
  wait: runWait,
  version: runVersion,
  uncordon: (args, session) => runCordon(args, false, session),
};

export function runKubectl(words: readonly string[], session: Session): Printed {
  const [name = '', ...args] = commandFirst(words);
  const help = helpAsked(words.length === 0 ? [] : [name, ...args]);
  if (help) return help;
  const run = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!run) return failed(`Error: unknown command "${name}" for "kubectl"${similarCommands(name)}`);
  const silence = session.outage.length > 0 ? unreachable(name, args, session) : null;
  if (silence) return silence;
  const asking = impersonate(args, session);
  return 'failure' in asking ? asking.failure : run(args, asking.session);
}

/** `kubectl -n shop get pods` is `kubectl get pods -n shop`. */
function commandFirst(words: readonly string[]): readonly string[] {
  const [first = '', ...rest] = words;
  if (!first.startsWith('-')) return words;
  const taken = first.includes('=') ? 1 : 2;
  const flags = words.slice(0, taken);
  const [name, ...args] = commandFirst(rest.slice(taken - 1));
  return name === undefined ? flags : [name, ...args, ...flags];
}
