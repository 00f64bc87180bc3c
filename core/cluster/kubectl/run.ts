/** kubectl run: one pod of an image, and a Service for it if asked. Upstream: kubectl/pkg/cmd/run. */
import { isJsonObject, type JsonObject, mergePatch } from '../json';
import { type Arguments, lastValue, parseArguments } from './arguments';
import { createObject, metadataOf } from './create-object';
import { readPairs } from './read-pairs';
import { readYaml } from './read-yaml';
import { failed, type Printed, printed, type Session, together } from './session';
import { WRITING, type Writing, writingOf } from './writing';

const VALUED = [
  ...['image', 'image-pull-policy', 'restart', 'port', 'labels', 'annotations', 'env', 'overrides'],
  ...[
    'override-type',
    'pod-running-timeout',
    'grace-period',
    'cascade',
    'timeout',
    ...WRITING.valued,
  ],
];
const BARE = [
  ...['expose', 'command', 'rm', 'quiet', 'stdin', 'tty', 'attach', 'leave-stdin-open'],
  ...['privileged', 'force', 'wait', ...WRITING.bare],
];
const LETTERS = { l: 'labels', i: 'stdin', t: 'tty', q: 'quiet' };
const RESTARTS = ['Always', 'OnFailure', 'Never'];
const IMAGE = /^[\w.:/@-]+$/;

type Asked = { name: string; parsed: Arguments; command: readonly string[] };

export function runRun(args: readonly string[], session: Session): Printed {
  const dash = args.indexOf('--');
  const flags = dash < 0 ? args : args.slice(0, dash);
  const read = parseArguments('run', flags, VALUED, BARE, LETTERS);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const [name = '', ...words] = parsed.words;
  const problem = problemOf(name, parsed);
  if (problem) return failed(`error: ${problem}`);
  const asked = writingOf(parsed);
  if ('failure' in asked) return asked.failure;
  const command = [...words, ...(dash < 0 ? [] : args.slice(dash + 1))];
  const pod = podManifest({ name, parsed, command });
  if ('problem' in pod) return failed(`error: ${pod.problem}`);
  return createAll(name, pod.manifest, parsed, asked.writing, session);
}

function problemOf(name: string, parsed: Arguments): string | null {
  const usage = "See 'kubectl run -h' for help and examples";
  const image = lastValue(parsed, 'image');
  if (image === undefined) return 'required flag(s) "image" not set';
  if (name === '') return `NAME is required for run\n${usage}`;
  const isAttached = ['stdin', 'tty', 'attach'].some((flag) => parsed.flags.has(flag));
  if (parsed.flags.has('rm') && !isAttached) {
    return `--rm should only be used for attached containers\n${usage}`;
  }
  if (!IMAGE.test(image)) return `Invalid image name "${image}": invalid reference format`;
  const port = lastValue(parsed, 'port');
  if (parsed.flags.has('expose') && !port) {
    return `--port must be set when exposing a service\n${usage}`;
  }
  const restart = lastValue(parsed, 'restart') ?? 'Always';
  if (!RESTARTS.includes(restart)) return `invalid restart policy: ${restart}\n${usage}`;
  return port !== undefined && !/^[+-]?\d+$/.test(port)
    ? `strconv.Atoi: parsing ${JSON.stringify(port)}: invalid syntax`
    : null;
}

function podManifest({
  name,
  parsed,
  command,
}: Asked): { manifest: JsonObject } | { problem: string } {
  const labels = readPairs(lastValue(parsed, 'labels') ?? `run=${name}`);
  if ('problem' in labels) return labels;
  const env = environmentIn(parsed.values.env ?? []);
  if ('problem' in env) return env;
  const annotations = readPairs((parsed.values.annotations ?? ['none=none']).join(','));
  if ('problem' in annotations) return { problem: annotations.problem };
  const port = lastValue(parsed, 'port');
  const policy = lastValue(parsed, 'image-pull-policy');
  const words = parsed.flags.has('command') ? { command } : { args: command };
  const container = {
    name,
    image: lastValue(parsed, 'image'),
    ...(command.length > 0 ? words : {}),
    ...(port === undefined ? {} : { ports: [{ containerPort: Number(port) }] }),
    ...(env.variables.length > 0 ? { env: env.variables } : {}),
    resources: {},
    ...(policy === undefined ? {} : { imagePullPolicy: policy }),
    ...(parsed.flags.has('privileged') ? { securityContext: { privileged: true } } : {}),
  };
  return overridden(
    {
      kind: 'Pod',
      apiVersion: 'v1',
      metadata: metadataOf(name, parsed, {
        labels: labels.pairs,
        ...(parsed.values.annotations ? { annotations: annotations.pairs } : {}),
      }),
      spec: {
        containers: [container],
        restartPolicy: lastValue(parsed, 'restart') ?? 'Always',
        dnsPolicy: 'ClusterFirst',
      },
      status: {},
    },
    lastValue(parsed, 'overrides'),
  );
}

function environmentIn(
  words: readonly string[],
): { variables: readonly JsonObject[] } | { problem: string } {
  const wrong = words.find((word) => word.indexOf('=') < 1);
  if (wrong !== undefined) return { problem: `invalid env: ${wrong}` };
  return {
    variables: words.map((word) => {
      const at = word.indexOf('=');
      return { name: word.slice(0, at), value: word.slice(at + 1) };
    }),
  };
}

function overridden(
  manifest: JsonObject,
  overrides: string | undefined,
): { manifest: JsonObject } | { problem: string } {
  if (overrides === undefined) return { manifest };
  const read = readYaml(overrides);
  if ('error' in read) return { problem: `yaml: ${read.error}` };
  const merged = mergePatch(manifest, read.value);
  return isJsonObject(merged) ? { manifest: merged } : { problem: 'Invalid JSON Patch' };
}

/** The service first, as kubectl does. */
function createAll(
  name: string,
  pod: JsonObject,
  parsed: Arguments,
  writing: Writing,
  session: Session,
): Printed {
  const done = { done: 'created' };
  if (!parsed.flags.has('expose')) {
    return createObject({ kind: 'Pod', manifest: pod, name }, done, writing, session);
  }
  const port = Number(lastValue(parsed, 'port'));
  const labels = readPairs(lastValue(parsed, 'labels') ?? `run=${name}`);
  const service: JsonObject = {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: metadataOf(name, parsed),
    spec: {
      ports: [{ protocol: 'TCP', port, targetPort: port }],
      selector: 'pairs' in labels ? labels.pairs : {},
    },
    status: { loadBalancer: {} },
  };
  const first = createObject({ kind: 'Service', manifest: service, name }, done, writing, session);
  const second = createObject({ kind: 'Pod', manifest: pod, name }, done, writing, session);
  // One line comes from run itself, the other from the printer of YAML.
  const between = writing.output === 'yaml' ? printed('---', '---') : printed();
  return second.exitCode === 0 ? together([first, between, second]) : second;
}
