/**
 * The namespaces that every cluster has, and what controllers have put into them by the time that a scenario begins.
 * Upstream: pkg/controlplane/controller.go.
 */
import { randomSuffix } from '../names';
import {
  DEFAULT_ACCOUNT,
  defaultAccount,
  ROOT_CERTIFICATES,
  rootCertificates,
  tokenOf,
} from '../namespace-contents';
import type { Metadata } from '../object-parts';
import type { KubernetesObject } from '../objects';
import type { Dice } from '../streams';

type Born = (metadata: Pick<Metadata, 'name' | 'namespace'>) => Metadata;

const NAMES = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

export function bootstrapNamespaces(
  born: Born,
  makesTokens: boolean,
  dice: Dice,
): KubernetesObject[] {
  return NAMES.flatMap((name): KubernetesObject[] => {
    const account = defaultAccount(born({ name: DEFAULT_ACCOUNT, namespace: name }));
    const token = `${DEFAULT_ACCOUNT}-token-${randomSuffix(dice('token-names'))}`;
    return [
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: born({ name }),
        spec: { finalizers: ['kubernetes'] },
        status: { phase: 'Active' },
      },
      rootCertificates(born({ name: ROOT_CERTIFICATES, namespace: name })),
      makesTokens ? { ...account, secrets: [{ name: token }] } : account,
      ...(makesTokens ? [tokenOf(account, born({ name: token, namespace: name }))] : []),
    ];
  });
}
