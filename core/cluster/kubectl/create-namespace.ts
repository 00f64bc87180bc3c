/** kubectl create namespace and serviceaccount. Upstream: kubectl/pkg/cmd/create/create_{namespace,serviceaccount}.go. */
import { metadataOf } from './create-object';
import { type Generated, generator } from './generator';

export const createNamespace = generator(
  'create namespace',
  { valued: [] },
  ({ name }): Generated => ({
    kind: 'Namespace',
    manifest: {
      kind: 'Namespace',
      apiVersion: 'v1',
      metadata: { name, creationTimestamp: null },
      spec: {},
      status: {},
    },
  }),
);

export const createServiceAccount = generator(
  'create serviceaccount',
  { valued: [] },
  ({ name, parsed }): Generated => ({
    kind: 'ServiceAccount',
    failing: 'serviceaccount',
    manifest: { kind: 'ServiceAccount', apiVersion: 'v1', metadata: metadataOf(name, parsed) },
  }),
);
