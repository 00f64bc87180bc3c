import { z } from 'zod';
import { endSession } from '#server/auth/learner';
import { endedSessionCookie, readToken } from '#server/auth/session-cookie';
import { answering } from '../../handle-request';
import { parseRequest } from '../../parse-request';

/**
 * Signing out: the token lets nobody in any more, and the browser forgets what it keeps of this site.
 * Cookies are not cleared by that header, because it would clear those of neighbours under one domain.
 */
export const POST = answering(async (request, _context, headers) => {
  await parseRequest(request, z.object({}));
  const token = readToken(request);
  if (token !== null) await endSession(token);
  headers.set('set-cookie', endedSessionCookie);
  headers.set('clear-site-data', '"cache", "storage"');
  return {};
});
