/** kubectl create deployment. Upstream: kubectl/pkg/cmd/create/create_deployment.go. */
import { fnv32, templateHash } from '../names';
import { metadataOf } from './create-object';
import { generator } from './generator';
import { numberFlag } from './number-flags';

export const createDeployment = generator(
  'create deployment',
  {
    valued: ['image', 'port', 'replicas'],
    letters: { r: 'replicas' },
    required: ['image'],
    numbers: { port: '--port', replicas: '-r, --replicas' },
  },
  ({ name, parsed, command }) => {
    const images = (parsed.values.image ?? []).flatMap((list) => list.split(',')).filter(Boolean);
    if (images.length > 1 && command.length > 0) {
      return { problem: 'cannot specify multiple --image options and command' };
    }
    const labels = { app: name };
    const port = numberFlag(parsed, 'port');
    const containers = images.map((image, i) => ({
      name: containerName(image),
      image,
      ...(i === 0 && port !== undefined ? { ports: [{ containerPort: port }] } : {}),
      ...(command.length > 0 ? { command } : {}),
      resources: {},
    }));
    return {
      kind: 'Deployment',
      failing: 'deployment',
      manifest: {
        kind: 'Deployment',
        apiVersion: 'apps/v1',
        metadata: metadataOf(name, parsed, { labels }),
        spec: {
          replicas: numberFlag(parsed, 'replicas') ?? 1,
          selector: { matchLabels: labels },
          template: { metadata: { creationTimestamp: null, labels }, spec: { containers } },
          strategy: {},
        },
        status: {},
      },
    };
  },
);

/** The image's last part, without tag and digest; what no name may have makes it unlike any other. */
function containerName(image: string): string {
  const last = image.split('/').at(-1) ?? image;
  const name = last.split(/[:@]/)[0] ?? last;
  if (!/[_.]/.test(name)) return name;
  return `${name.replaceAll(/[_.]/g, '-')}-${templateHash(fnv32(image)).slice(0, 5)}`;
}
