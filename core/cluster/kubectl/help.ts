/**
 * kubectl help: which commands there are here and where to read on, in our own words. Exit codes and the stream are
 * kubectl's: what was asked for is no failure. Upstream: kubectl/pkg/util/templates.
 */
import { type Printed, printed } from './session';

const COMMANDS: Readonly<Record<string, string>> = {
  get: 'list objects: get pods, get deployment web -o yaml',
  describe: 'one object in words, with its events',
  events: 'what happened lately',
  logs: 'what a container printed',
  explain: 'the fields of a kind: explain pod.spec',
  top: 'what nodes and pods use',
  create: 'make objects of a file, or of flags: create deployment web --image=web:1',
  apply: 'make objects what a file says: apply -f web.yaml',
  run: 'start one pod',
  expose: 'a service for a workload',
  edit: 'change an object by a command: KUBE_EDITOR="sed -i ..." kubectl edit deployment web',
  patch: 'change some fields of an object',
  replace: 'put a file in the place of an object',
  delete: 'remove objects',
  set: 'image, env, resources, selector or serviceaccount of a workload',
  scale: 'another number of pods',
  autoscale: 'let the load choose the number of pods',
  rollout: 'status, history, undo, pause, resume or restart',
  label: 'labels of objects',
  annotate: 'annotations of objects',
  wait: 'until a condition holds',
  cordon: 'no new pods on a node',
  uncordon: 'new pods on it again',
  drain: 'move the pods off a node',
  taint: 'taints of nodes',
  auth: 'who may do what: auth can-i create pods',
  'api-resources': 'the kinds of objects',
  'api-versions': 'their groups and versions',
  'cluster-info': 'where the API server is',
  version: 'of kubectl and of the server',
  help: 'this list, or help COMMAND',
};

/** Null where no help is asked for. */
export function helpAsked(words: readonly string[]): Printed | null {
  const [first, ...rest] = words;
  if (first === undefined) return overview();
  if (first === 'help') return helpOn(rest);
  if (['--help', '-h'].includes(first)) return overview();
  const end = words.indexOf('--');
  const own = end < 0 ? words : words.slice(0, end);
  const isAsked = own.some((word) => word === '--help' || word === '-h' || word === '--help=true');
  return isAsked && isCommand(first) ? helpOn([first]) : null;
}

/** kubectl does not fail where it knows no such topic. */
function helpOn([name = '']: readonly string[]): Printed {
  if (name === '' || name.startsWith('-')) return overview();
  if (isCommand(name)) return printed(`kubectl ${name}: ${COMMANDS[name]}`, '', readOn(name));
  const { stdout } = overview();
  return { ...printed(), stderr: `Unknown help topic [\`${name}\`]\n\n${stdout}` };
}

function overview(): Printed {
  const rows = Object.entries(COMMANDS).map(([name, words]) => `  ${name.padEnd(15)} ${words}`);
  return printed(
    'kubectl asks the API server of the cluster, and shows what it answers.',
    '',
    'Commands here:',
    ...rows,
    '',
    'kubectl COMMAND --help says more of one.',
  );
}

function isCommand(name: string): boolean {
  return Object.hasOwn(COMMANDS, name);
}

function readOn(name: string): string {
  return `All of its flags: https://kubernetes.io/docs/reference/kubectl/generated/kubectl_${name}/`;
}
