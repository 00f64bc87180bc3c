import { z } from 'zod';
import { checkText } from '#server/bank/check-text';
import { handleWrite, noParams } from '../handle-request';

const body = z.object({ text: z.string().max(256 * 1024) });

/** The text with its escapes. */
const BODY_BYTES_MAX = 2 * 1024 * 1024;

/** Lint and preview while an author types. */
export const POST = handleWrite(
  { body, params: noParams, bodyBytesMax: BODY_BYTES_MAX },
  (learner, input) => checkText(learner, input.body.text),
);
