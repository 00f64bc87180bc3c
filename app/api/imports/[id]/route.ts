import { z } from 'zod';
import { getImport } from '#server/import/get-import';
import { handleReadAt } from '../../handle-request';
import { importParams } from '../../import-params';
import { requireKnown } from '../../require-known';

export const GET = handleReadAt(
  { query: z.object({}), params: importParams },
  (learner, { params }, now) => getImport(requireKnown(learner), params.id, now),
);
