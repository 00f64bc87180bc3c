/** kubectl create configmap. Upstream: kubectl/pkg/cmd/create/create_configmap.go. */
import { SOURCES, sourcesOf } from './config-sources';
import { metadataOf } from './create-object';
import { type Generated, generator } from './generator';

export const createConfigMap = generator(
  'create configmap',
  { valued: SOURCES, bare: ['append-hash'] },
  (asked, session): Generated => {
    const read = sourcesOf(asked, 'ConfigMap', session);
    if ('problem' in read) return read;
    const { data } = read;
    return {
      kind: 'ConfigMap',
      failing: 'configmap',
      manifest: {
        kind: 'ConfigMap',
        apiVersion: 'v1',
        metadata: metadataOf(asked.name, asked.parsed),
        ...(Object.keys(data).length > 0 ? { data } : {}),
      },
    };
  },
);
