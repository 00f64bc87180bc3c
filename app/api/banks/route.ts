import { z } from 'zod';
import { createBank } from '#server/bank/create-bank';
import { handleWrite, noParams } from '../handle-request';

const body = z.object({ title: z.string().trim().min(1, 'Give the bank a title.').max(200) });

export const POST = handleWrite({ body, params: noParams }, (learner, input, now) =>
  createBank(learner, input.body, now),
);
