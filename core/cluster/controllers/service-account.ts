/** Every namespace has an account `default`. Upstream: pkg/controller/serviceaccount/serviceaccounts_controller.go. */
import { DEFAULT_ACCOUNT, defaultAccount } from '../namespace-contents';
import { getObject, workKeyOf } from '../store';
import type { Controller } from './controller';

type NoMemory = Record<string, never>;

/** Its keys are those of the namespaces. */
export const serviceAccountController: Controller<NoMemory> = {
  initial: {},
  observe(memory, { object, previous }) {
    if (object?.kind === 'Namespace') return { memory, keys: [workKeyOf(object)] };
    const isGone = object === null && previous?.kind === 'ServiceAccount';
    return { memory, keys: isGone ? [`/${previous.metadata.namespace}`] : [] };
  },
  sync(memory, key, { view }) {
    const namespace = getObject(view, 'Namespace', key);
    const name = namespace?.metadata.name ?? '';
    const isWanting =
      namespace?.status.phase === 'Active' &&
      !getObject(view, 'ServiceAccount', `${name}/${DEFAULT_ACCOUNT}`);
    if (!isWanting) return { memory, decisions: [] };
    const metadata = { name: DEFAULT_ACCOUNT, namespace: name };
    const object = defaultAccount({
      ...metadata,
      ...{ uid: '', resourceVersion: '', creationTimestamp: '' },
    });
    return {
      memory,
      decisions: [
        {
          rule: 'serviceAccount.syncNamespace',
          text: `Namespace ${name} has no account ${DEFAULT_ACCOUNT}: make it.`,
          inputs: { namespace: name },
          requests: [{ verb: 'create', object }],
        },
      ],
    };
  },
};
