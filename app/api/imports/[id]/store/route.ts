import { z } from 'zod';
import { repairSchema } from '#core/bank/repair/repair';
import { timeZoneSchema } from '#server/auth/time-zone';
import { storeImport } from '#server/import/store-import';
import { handleWrite } from '../../../handle-request';
import { importParams } from '../../../import-params';

const REPAIRS_MAX = 20_000;
/** As many repairs as there may be. */
const BODY_BYTES_MAX = 4 * 1024 * 1024;

const line = z.string().trim().max(200);
const body = z.object({
  title: line.min(1, 'Give the bank a title.'),
  slug: line.optional(),
  license: line.optional(),
  language: line.optional(),
  repairs: z.array(repairSchema).max(REPAIRS_MAX).default([]),
  bank: line.optional(),
  timeZone: timeZoneSchema.default('UTC'),
});

export const POST = handleWrite(
  { body, params: importParams, bodyBytesMax: BODY_BYTES_MAX },
  (learner, input, now) => storeImport(learner, input.params.id, input.body, now),
);
