/** kubectl run: one pod of an image. Upstream: kubectl/pkg/cmd/run. */
import { decode } from '../api/decode';
import type { JsonObject } from '../json';
import { lastValue, namespaceOf, parseArguments } from './arguments';
import { failed, type Printed, printed, refused, type Session } from './session';

export function runRun(args: readonly string[], session: Session): Printed {
  const valued = ['image', 'restart', 'port', 'labels', 'env'];
  const read = parseArguments('run', args, valued, ['expose', 'command', 'rm', 'quiet']);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const [name] = parsed.words;
  const image = lastValue(parsed, 'image');
  if (name === undefined) {
    return failed("error: NAME is required for run\nSee 'kubectl run -h' for help and examples");
  }
  if (image === undefined) return failed('error: required flag(s) "image" not set');
  const labels = lastValue(parsed, 'labels');
  const port = lastValue(parsed, 'port');
  const manifest: JsonObject = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: namespaceOf(parsed),
      labels: labels === undefined ? { run: name } : pairsIn(labels),
    },
    spec: {
      restartPolicy: lastValue(parsed, 'restart') ?? 'Always',
      containers: [{ name, image, ...(port ? { ports: [{ containerPort: Number(port) }] } : {}) }],
    },
  };
  const decoded = decode(manifest);
  if (!decoded) return failed(`error: cannot run ${name}`);
  if ('status' in decoded) return refused(decoded.status);
  const answer = session.submit({ verb: 'create', object: decoded.object });
  return answer.ok ? printed(`pod/${name} created`) : refused(answer.status);
}

function pairsIn(text: string): Record<string, string> {
  const pairs = text.split(',').map((pair) => pair.split('='));
  return Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value]));
}
