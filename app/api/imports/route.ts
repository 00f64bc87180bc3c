import { z } from 'zod';
import { formatSchema } from '#core/bank/interchange/format';
import { listImports } from '#server/import/list-imports';
import { startImport } from '#server/import/start-import';
import { handleRead, handleUpload } from '../handle-request';

const name = z.string().max(1_000).optional();
/** An empty choice of a form is none. */
const format = z.union([z.literal('').transform(() => undefined), formatSchema]).optional();
const dialect = z.string().max(100).optional();

export const GET = handleRead(z.object({}), async (learner, _query, now) => ({
  imports: await listImports(learner, now),
}));

/** Answers as soon as reading has begun. */
export const POST = handleUpload(z.object({ name, format, dialect }), (learner, input, now) =>
  startImport(learner, { ...input.query, files: input.files }, now),
);
