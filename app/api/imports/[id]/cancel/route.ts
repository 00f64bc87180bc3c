import { z } from 'zod';
import { cancelImport } from '#server/import/cancel-import';
import { handleWrite } from '../../../handle-request';
import { importParams } from '../../../import-params';

export const POST = handleWrite(
  { body: z.object({}), params: importParams },
  (learner, { params }, now) => cancelImport(learner, params.id, now),
);
