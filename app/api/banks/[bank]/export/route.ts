import { z } from 'zod';
import { formatSchema } from '#core/bank/interchange/format';
import { exportBankFile } from '#server/export/export-bank-file';
import { bankParams } from '../../../bank-params';
import { handleReadAt } from '../../../handle-request';

const query = z.object({ to: formatSchema, report: z.literal('1').optional() });

/** The file to download or, before that, what it cannot say. */
export const GET = handleReadAt(
  { query, params: bankParams },
  async (learner, { query: { to, report }, params }, now) => {
    const { name, bytes, lost, mediaType } = await exportBankFile(learner, params.bank, to, now);
    if (report) return { lost };
    return new Response(Buffer.from(bytes), {
      headers: {
        'content-type': mediaType,
        'content-disposition': `attachment; filename="${name}"`,
        'x-readyz-lost': String(lost.length),
      },
    });
  },
);
