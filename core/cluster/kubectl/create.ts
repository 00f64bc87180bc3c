/** kubectl create: from a file, or a Deployment from an image. */
import { decode } from '../api/decode';
import type { JsonObject } from '../json';
import { type Arguments, lastValue, namespaceOf, parseArguments } from './arguments';
import { readManifests } from './manifest';
import { namedObject } from './resource-types';
import { failed, type Printed, printed, refused, type Session, together } from './session';

export function runCreate(args: readonly string[], session: Session): Printed {
  const read = parseArguments('create', args, ['filename', 'image', 'replicas', 'port']);
  if ('failure' in read) return read.failure;
  const { words, values } = read.parsed;
  const [type, name] = words;
  if (type === 'deployment' || type === 'deploy')
    return createDeployment(name, read.parsed, session);
  const files = values.filename ?? [];
  if (files.length === 0) return failed('error: must specify one of -f and -k');
  return together(files.flatMap((file) => createFrom(file, session)));
}

function createFrom(file: string, session: Session): Printed[] {
  return readManifests(file, session).map((read) => {
    if ('failure' in read) return read.failure;
    const { object } = read.manifest;
    const answer = session.submit({ verb: 'create', object });
    return answer.ok
      ? printed(`${namedObject(object.kind, object.metadata.name)} created`)
      : refused(answer.status, `error when creating "${file}": `);
  });
}

function createDeployment(name: string | undefined, parsed: Arguments, session: Session): Printed {
  const images = parsed.values.image ?? [];
  const usage = "See 'kubectl create deployment -h' for help and examples";
  if (!name) return failed(`error: exactly one NAME is required, got 0\n${usage}`);
  if (images.length === 0) return failed('error: required flag(s) "image" not set');
  const decoded = decode(deploymentManifest(name, images, parsed));
  if (!decoded) return failed('error: failed to create deployment');
  if ('status' in decoded) return refused(decoded.status);
  const answer = session.submit({ verb: 'create', object: decoded.object });
  if (answer.ok) return printed(`${namedObject('Deployment', name)} created`);
  const { status } = answer;
  return status.details
    ? refused(status)
    : failed(`error: failed to create deployment: ${status.message}`);
}

function deploymentManifest(
  name: string,
  images: readonly string[],
  parsed: Arguments,
): JsonObject {
  const labels = { app: name };
  const port = lastValue(parsed, 'port');
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: namespaceOf(parsed), labels },
    spec: {
      replicas: Number(lastValue(parsed, 'replicas') ?? 1),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: images.map((image) => ({
            name: containerName(image),
            image,
            ...(port ? { ports: [{ containerPort: Number(port) }] } : {}),
          })),
        },
      },
    },
  };
}

/** The image's last part, without tag and digest. */
function containerName(image: string): string {
  const last = image.split('/').at(-1) ?? image;
  return (last.split(/[:@]/)[0] ?? last).replaceAll('_', '-');
}
