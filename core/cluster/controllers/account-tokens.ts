/** Until 1.24 every account gets a secret with its token. Upstream: pkg/controller/serviceaccount/tokens_controller.go. */
import type { Decision } from '../actor';
import { randomSuffix } from '../names';
import { isTokenOf, tokenOf } from '../namespace-contents';
import type { ServiceAccount } from '../object-access';
import { getObject, listObjects, type View, workKeyOf } from '../store';
import type { Controller } from './controller';

type NoMemory = Record<string, never>;

/** Its keys are those of the accounts. */
export const accountTokensController: Controller<NoMemory> = {
  initial: {},
  observe(memory, { object, previous }, { view, constants }) {
    const subject = object ?? previous;
    if (!constants.makesAccountTokens || !subject) return { memory, keys: [] };
    if (subject.kind === 'ServiceAccount') return { memory, keys: [workKeyOf(subject)] };
    const account = object === null && subject.kind === 'Secret' ? ownerOf(view, subject) : null;
    return { memory, keys: account ? [workKeyOf(account)] : [] };
  },
  sync(memory, key, { view, dice }) {
    const account = getObject(view, 'ServiceAccount', key);
    if (!account) return { memory, decisions: orphaned(view, key) };
    const known = listObjects(view, 'Secret', account.metadata.namespace).filter((secret) =>
      isTokenOf(secret, account),
    );
    const isReferenced = account.secrets?.some(({ name }) =>
      known.some((secret) => secret.metadata.name === name),
    );
    if (isReferenced) return { memory, decisions: [] };
    const name =
      known[0]?.metadata.name ??
      `${account.metadata.name}-token-${randomSuffix(dice('token-names'))}`;
    return { memory, decisions: [issued(account, name, known.length > 0)] };
  },
};

function ownerOf(view: View, secret: Parameters<typeof isTokenOf>[0]): ServiceAccount | undefined {
  return listObjects(view, 'ServiceAccount', secret.metadata.namespace).find((account) =>
    isTokenOf(secret, account),
  );
}

function issued(account: ServiceAccount, name: string, isThere: boolean): Decision {
  const { namespace } = account.metadata;
  const token = tokenOf(account, {
    ...{ name, namespace },
    ...{ uid: '', resourceVersion: '', creationTimestamp: '' },
  });
  const secrets = [...(account.secrets ?? []), { name }];
  return {
    rule: 'serviceAccount.tokens',
    text: `Account ${account.metadata.name} has no token: ${name} is its.`,
    inputs: { account: account.metadata.name, secret: name },
    requests: [
      ...(isThere ? [] : [{ verb: 'create' as const, object: token }]),
      { verb: 'update', object: { ...account, secrets } },
    ],
  };
}

/** Tokens go with their account. */
function orphaned(view: View, key: string): Decision[] {
  const [namespace = '', account = ''] = key.split('/');
  const tokens = listObjects(view, 'Secret', namespace).filter(
    ({ type, metadata }) =>
      type === 'kubernetes.io/service-account-token' &&
      metadata.annotations?.['kubernetes.io/service-account.name'] === account,
  );
  return tokens.map(({ kind, metadata: { name, uid } }) => ({
    rule: 'serviceAccount.tokens',
    text: `Account ${account} is gone, and its token ${name} goes too.`,
    inputs: { account, secret: name },
    requests: [{ verb: 'delete', kind, namespace, name, uid }],
  }));
}
