/** Every namespace can know the API server by its certificate. Upstream: pkg/controller/certificates/rootcacertpublisher. */
import { isEqualJson } from '../json';
import { ROOT_CERTIFICATES, rootCertificates } from '../namespace-contents';
import { getObject, workKeyOf } from '../store';
import type { Controller } from './controller';

type NoMemory = Record<string, never>;

/** Its keys are those of the namespaces. */
export const rootCertificatesController: Controller<NoMemory> = {
  initial: {},
  observe(memory, { object, previous }) {
    if (object?.kind === 'Namespace') return { memory, keys: [workKeyOf(object)] };
    const subject = object ?? previous;
    const isOurs = subject?.kind === 'ConfigMap' && subject.metadata.name === ROOT_CERTIFICATES;
    return { memory, keys: isOurs ? [`/${subject.metadata.namespace}`] : [] };
  },
  sync(memory, key, { view }) {
    const namespace = getObject(view, 'Namespace', key);
    if (namespace?.status.phase !== 'Active') return { memory, decisions: [] };
    const { name } = namespace.metadata;
    const before = getObject(view, 'ConfigMap', `${name}/${ROOT_CERTIFICATES}`);
    const wanted = rootCertificates(
      before?.metadata ?? {
        ...{ name: ROOT_CERTIFICATES, namespace: name },
        ...{ uid: '', resourceVersion: '', creationTimestamp: '' },
      },
    );
    if (before && isEqualJson(before.data, wanted.data)) return { memory, decisions: [] };
    return {
      memory,
      decisions: [
        {
          rule: 'rootCertificates.syncNamespace',
          text: `Namespace ${name} ${before ? 'has other certificates' : 'does not have the certificates'} of the API server: publish them.`,
          inputs: { namespace: name },
          requests: [{ verb: before ? 'update' : 'create', object: wanted }],
        },
      ],
    };
  },
};
