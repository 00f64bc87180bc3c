/** kubectl create secret, of each of the three types. Upstream: kubectl/pkg/cmd/create/create_secret*.go. */
import { base64Of } from '../base64';
import { lastValue } from './arguments';
import { SOURCES, sourcesOf } from './config-sources';
import { metadataOf } from './create-object';
import { type Asked, type Generated, generator } from './generator';
import { failed, type Printed, type Session } from './session';

const path = 'create secret';
const REGISTRY = 'https://index.docker.io/v1/';

const types: Readonly<Record<string, (args: readonly string[], session: Session) => Printed>> = {
  generic: generator(
    `${path} generic`,
    { valued: [...SOURCES, 'type'], bare: ['append-hash'] },
    (asked, session): Generated => {
      const read = sourcesOf(asked, 'Secret', session);
      if ('problem' in read) return read;
      const type = lastValue(asked.parsed, 'type') ?? '';
      return { ...secret(asked, type, read.data), failing: 'secret', glue: ' ' };
    },
  ),
  'docker-registry': generator(
    `${path} docker-registry`,
    {
      valued: [
        ...['docker-username', 'docker-password', 'docker-email', 'docker-server'],
        'from-file',
      ],
      bare: ['append-hash'],
    },
    registrySecret,
  ),
  tls: generator(`${path} tls`, { valued: ['cert', 'key'], bare: ['append-hash'] }, tlsSecret),
};

export function createSecret(args: readonly string[], session: Session): Printed {
  const [type = '', ...rest] = args;
  const create = Object.hasOwn(types, type) ? types[type] : undefined;
  if (create) return create(rest, session);
  return failed(
    `error: unknown command "${args.join(' ')}"\nSee 'kubectl create secret -h' for help and examples`,
  );
}

function secret({ name, parsed }: Asked, type: string, data: Record<string, string>) {
  const encoded = Object.entries(data).map(([key, value]) => [key, base64Of(value)]);
  return {
    kind: 'Secret' as const,
    manifest: {
      kind: 'Secret',
      apiVersion: 'v1',
      metadata: metadataOf(name, parsed),
      ...(encoded.length > 0 ? { data: Object.fromEntries(encoded) } : {}),
      ...(type === '' ? {} : { type }),
    },
  };
}

function registrySecret(asked: Asked, session: Session): Generated {
  const { parsed } = asked;
  const flag = (name: string) => lastValue(parsed, `docker-${name}`) ?? '';
  const type = 'kubernetes.io/dockerconfigjson';
  const failing = 'secret';
  if (parsed.values['from-file']) {
    const read = sourcesOf(asked, 'Secret', session);
    return 'problem' in read ? read : { ...secret(asked, type, read.data), failing };
  }
  const [username, password, email] = ['username', 'password', 'email'].map(flag);
  const server = flag('server') || REGISTRY;
  if (!username || !password) {
    return {
      problem:
        'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
    };
  }
  const auth = base64Of(`${username}:${password}`);
  const entry = { username, password, ...(email ? { email } : {}), auth };
  const config = JSON.stringify({ auths: { [server]: entry } });
  return { ...secret(asked, type, { '.dockerconfigjson': config }), failing };
}

function tlsSecret(asked: Asked, { files }: Session): Generated {
  const [cert, key] = ['cert', 'key'].map((flag) => lastValue(asked.parsed, flag) ?? '');
  if (!cert || !key) return { problem: 'key and cert must be specified' };
  const missing = [cert, key].find((name) => !Object.hasOwn(files, name));
  if (missing !== undefined) {
    return { problem: `Cannot read file ${missing}, open ${missing}: no such file or directory` };
  }
  const data = { 'tls.crt': files[cert] ?? '', 'tls.key': files[key] ?? '' };
  return { ...secret(asked, 'kubernetes.io/tls', data), failing: 'secret' };
}
