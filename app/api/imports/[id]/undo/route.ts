import { z } from 'zod';
import { undoImport } from '#server/import/undo-import';
import { handleWrite } from '../../../handle-request';
import { importParams } from '../../../import-params';

export const POST = handleWrite(
  { body: z.object({}), params: importParams },
  (learner, { params }, now) => undoImport(learner, params.id, now),
);
