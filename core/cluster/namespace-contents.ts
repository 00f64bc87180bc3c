/** What every namespace has from its first moment on: an account for its pods, and what these know the server by. */
import { base64Of } from './base64';
import { fnv32 } from './names';
import type { ServiceAccount } from './object-access';
import type { ConfigMap, Secret } from './object-config';
import type { Metadata } from './object-parts';

export const DEFAULT_ACCOUNT = 'default';
export const ROOT_CERTIFICATES = 'kube-root-ca.crt';
const TOKEN_TYPE = 'kubernetes.io/service-account-token';
/** No real one: nobody checks it here. */
const CERTIFICATE =
  '-----BEGIN CERTIFICATE-----\nUmVhZHl6OiBhIHNpbXVsYXRlZCBjbHVzdGVy\n-----END CERTIFICATE-----\n';

export function defaultAccount(metadata: Metadata): ServiceAccount {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata };
}

export function rootCertificates(metadata: Metadata): ConfigMap {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'ca.crt': CERTIFICATE } };
}

/** An account's password, as accounts have one until 1.24. */
export function tokenOf(account: ServiceAccount, metadata: Metadata): Secret {
  const { name, uid, namespace = '' } = account.metadata;
  const token = `${namespace}.${name}.${fnv32(metadata.name).toString(16)}`;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      ...metadata,
      annotations: {
        'kubernetes.io/service-account.name': name,
        'kubernetes.io/service-account.uid': uid,
      },
    },
    type: TOKEN_TYPE,
    data: {
      'ca.crt': base64Of(CERTIFICATE),
      namespace: base64Of(namespace),
      token: base64Of(token),
    },
  };
}

export function isTokenOf(secret: Secret, account: ServiceAccount): boolean {
  const { annotations = {} } = secret.metadata;
  return (
    secret.type === TOKEN_TYPE &&
    annotations['kubernetes.io/service-account.uid'] === account.metadata.uid
  );
}
