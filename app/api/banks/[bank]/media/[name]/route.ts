import { z } from 'zod';
import { getPicture } from '#server/bank/get-picture';
import { bankParams } from '../../../../bank-params';
import { handleReadAt } from '../../../../handle-request';

const params = bankParams.extend({ name: z.string().min(1).max(255) });

const answer = handleReadAt({ query: z.unknown(), params }, async (learner, input) => {
  const { bank, name } = input.params;
  const { bytes, mediaType, sha256 } = await getPicture(learner, bank, name);
  return new Response(bytes, {
    headers: {
      'content-type': mediaType,
      // Opened by itself, nothing in it runs. In the site next.config.js has to say it once more.
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      etag: `"${sha256}"`,
    },
  });
});

/**
 * A picture. The browser keeps it and asks whether it is still the one, because an import may replace
 * it under the same name.
 */
export const GET: typeof answer = async (request, context) => {
  const response = await answer(request, context);
  const etag = response.headers.get('etag');
  if (etag === null) return response;
  response.headers.set('cache-control', 'private, no-cache');
  if (request.headers.get('if-none-match') !== etag) return response;
  return new Response(null, { status: 304, headers: response.headers });
};
