/** Who asks: the names and groups under which people and components are known to the API server. */
import type { ActorId } from '../actor';

export type UserInfo = { readonly name: string; readonly groups: readonly string[] };

const AUTHENTICATED = 'system:authenticated';
const ACCOUNT = 'system:serviceaccount:';
const NODE = 'system:node:';
/** Whoever is in it may do everything, whatever the roles say. */
export const MASTERS = 'system:masters';

/** Whose certificate kubectl has. */
export const kubernetesAdmin: UserInfo = {
  name: 'kubernetes-admin',
  groups: [MASTERS, AUTHENTICATED],
};

/** Controllers whose account is not called as they sign their events (cmd/kube-controller-manager/app). */
const accountNames: Readonly<Record<string, string>> = {
  'daemonset-controller': 'daemon-set-controller',
  'garbage-collector': 'generic-garbage-collector',
  'podgc-controller': 'pod-garbage-collector',
  'taint-eviction-controller': 'node-controller',
  'ttl-after-finished': 'ttl-after-finished-controller',
};

/** Who asks under the name of its process. */
const componentNames: Readonly<Record<string, string>> = {
  'default-scheduler': 'system:kube-scheduler',
  'tokens-controller': 'system:kube-controller-manager',
};

/** Every controller has an account of its own, as with --use-service-account-credentials. */
export function userOf(actor: ActorId): UserInfo {
  const component = componentNames[actor];
  if (component !== undefined) return asUser(component);
  if (actor.startsWith('kubelet/')) {
    return {
      name: `${NODE}${actor.slice('kubelet/'.length)}`,
      groups: ['system:nodes', AUTHENTICATED],
    };
  }
  return asUser(accountUser('kube-system', accountNames[actor] ?? actor));
}

/** Somebody by name, as `--as` says; who gives no groups gets those that come with the name. */
export function asUser(name: string, groups: readonly string[] = []): UserInfo {
  const account = accountOf(name);
  const own =
    account && groups.length === 0
      ? ['system:serviceaccounts', `system:serviceaccounts:${account.namespace}`]
      : groups;
  return { name, groups: own.includes(AUTHENTICATED) ? own : [...own, AUTHENTICATED] };
}

export function accountUser(namespace: string, name: string): string {
  return `${ACCOUNT}${namespace}:${name}`;
}

/** The node whose kubelet it is; null for everybody else. */
export function nodeOfUser({ name, groups }: UserInfo): string | null {
  return name.startsWith(NODE) && groups.includes('system:nodes') ? name.slice(NODE.length) : null;
}

function accountOf(name: string): { namespace: string; name: string } | null {
  if (!name.startsWith(ACCOUNT)) return null;
  const [namespace, account, ...rest] = name.slice(ACCOUNT.length).split(':');
  return namespace && account && rest.length === 0 ? { namespace, name: account } : null;
}
