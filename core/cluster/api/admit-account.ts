/**
 * Every pod runs as an account of its namespace, and each of its containers is given that account's token.
 * Upstream: plugin/pkg/admission/serviceaccount/admission.go.
 */
import { randomSuffix } from '../names';
import { DEFAULT_ACCOUNT, isTokenOf, ROOT_CERTIFICATES } from '../namespace-contents';
import type { ServiceAccount } from '../object-access';
import type { Secret } from '../object-config';
import type { Volume } from '../object-parts';
import type { Container, Pod } from '../objects';
import { remembering } from '../remembering';
import { getObject, type View } from '../store';
import type { Dice } from '../streams';
import type { ApiContext } from './handled';
import { forbidden, type Status } from './request';

const TOKEN_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';
/** An hour and a little: who asks for an hour gets a year, and is told when it uses the token after the hour. */
const TOKEN_SECONDS = 3607;
const FILE_MODE = 0o644;

export function admitAccount(pod: Pod, context: ApiContext): { pod: Pod } | { status: Status } {
  const { namespace = '', name } = pod.metadata;
  const { serviceAccountName, serviceAccount } = pod.spec;
  const accountName = serviceAccountName || serviceAccount || DEFAULT_ACCOUNT;
  const account = getObject(context.view, 'ServiceAccount', `${namespace}/${accountName}`);
  if (!account) {
    const why = `error looking up service account ${namespace}/${accountName}: serviceaccount "${accountName}" not found`;
    return { status: forbidden('Pod', name, why) };
  }
  const named = { ...pod.spec, serviceAccountName: accountName, serviceAccount: accountName };
  const spec = {
    ...named,
    ...(account.imagePullSecrets && !named.imagePullSecrets?.length
      ? { imagePullSecrets: account.imagePullSecrets }
      : {}),
  };
  return isMounting(pod, account)
    ? mounted({ ...pod, spec }, account, context)
    : { pod: { ...pod, spec } };
}

/** What the pod says counts for more. */
function isMounting({ spec }: Pod, account: ServiceAccount): boolean {
  return (spec.automountServiceAccountToken ?? account.automountServiceAccountToken) !== false;
}

function mounted(
  pod: Pod,
  account: ServiceAccount,
  { view, constants, dice }: ApiContext,
): { pod: Pod } | { status: Status } {
  const { containers, initContainers, volumes = [] } = pod.spec;
  if (![...containers, ...(initContainers ?? [])].some(isWithoutToken)) return { pod };
  const token = constants.makesAccountTokens ? secretOf(account, view) : null;
  if (constants.makesAccountTokens && !token) return { status: noToken(account) };
  const there = volumes.find(({ secret }) => token && secret?.secretName === token.metadata.name);
  const volume = there ?? (token ? tokenVolume(token) : projected(dice));
  const withToken = (container: Container): Container =>
    isWithoutToken(container)
      ? { ...container, volumeMounts: [...(container.volumeMounts ?? []), mountOf(volume)] }
      : container;
  return {
    pod: {
      ...pod,
      spec: {
        ...pod.spec,
        containers: containers.map(withToken),
        ...(initContainers ? { initContainers: initContainers.map(withToken) } : {}),
        volumes: there ? volumes : [...volumes, volume],
      },
    },
  };
}

function isWithoutToken({ volumeMounts = [] }: Container): boolean {
  return !volumeMounts.some(({ mountPath }) => mountPath === TOKEN_PATH);
}

/** The first secret that the account names and that is a token of it. */
function secretOf(account: ServiceAccount, view: View): Secret | undefined {
  const { namespace } = account.metadata;
  return (account.secrets ?? [])
    .flatMap(({ name }) => getObject(view, 'Secret', `${namespace}/${name}`) ?? [])
    .find((secret) => isTokenOf(secret, account));
}

function noToken({ metadata: { name } }: ServiceAccount): Status {
  const message = `No API token found for service account "${name}", retry after the token is automatically created and added to the service account`;
  return { code: 500, reason: 'ServerTimeout', message };
}

/** All pods of an account have the same volume and the same mount, which need no room of their own. */
const tokenVolume = remembering(
  ({ metadata: { name } }: Secret): Volume => ({
    name,
    secret: { secretName: name, defaultMode: FILE_MODE },
  }),
);

const mountOf = remembering(({ name }: Volume) => ({
  name,
  readOnly: true,
  mountPath: TOKEN_PATH,
}));

/** A token for this pod alone, with what it takes to trust the server, and the namespace. */
function projected(dice: Dice): Volume {
  return {
    name: `kube-api-access-${randomSuffix(dice('volume-names'))}`,
    projected: {
      defaultMode: FILE_MODE,
      sources: [
        { serviceAccountToken: { expirationSeconds: TOKEN_SECONDS, path: 'token' } },
        { configMap: { name: ROOT_CERTIFICATES, items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        {
          downwardAPI: {
            items: [
              {
                path: 'namespace',
                fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' },
              },
            ],
          },
        },
      ],
    },
  };
}
