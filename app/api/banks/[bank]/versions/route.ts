import { z } from 'zod';
import { listBankVersions } from '#server/bank/list-bank-versions';
import { bankParams } from '../../../bank-params';
import { handleReadAt } from '../../../handle-request';
import { requireKnown } from '../../../require-known';

export const GET = handleReadAt(
  { query: z.object({}), params: bankParams },
  async (learner, { params }) => ({
    versions: await listBankVersions(requireKnown(learner), params.bank),
  }),
);
