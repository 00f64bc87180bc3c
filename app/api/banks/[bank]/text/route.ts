import { z } from 'zod';
import { getBankText } from '#server/bank/get-bank-text';
import { saveBankText } from '#server/bank/save-bank-text';
import { bankParams } from '../../../bank-params';
import { handleReadAt, handleWrite } from '../../../handle-request';
import { requireKnown } from '../../../require-known';

const number = z.coerce.number().int().min(1).max(2_147_483_647);

/** The longest text there may be, with its escapes. */
const BODY_BYTES_MAX = 24 * 1024 * 1024;

export const GET = handleReadAt(
  { query: z.object({ number: number.optional() }), params: bankParams },
  (learner, { query, params }) => getBankText(requireKnown(learner), params.bank, query.number),
);

export const PUT = handleWrite(
  {
    body: z.object({ text: z.string(), basedOn: number }),
    params: bankParams,
    bodyBytesMax: BODY_BYTES_MAX,
  },
  (learner, { body, params }, now) => saveBankText(learner, params.bank, body, now),
);
