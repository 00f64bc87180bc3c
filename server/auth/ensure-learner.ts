import { createGuest, findLearner, type Learner, touchSession } from './learner';
import { readToken, sessionCookie } from './session-cookie';

const DAY_MS = 86_400_000;

/**
 * The learner who makes a request that writes; a browser without one becomes a guest. `setCookie` is
 * the header to answer with when the browser has to learn its token, or to keep it for longer.
 */
export async function ensureLearner(
  request: Request,
  now: Date,
): Promise<{ learner: Learner; setCookie?: string }> {
  const token = readToken(request);
  const found = token === null ? null : await findLearner(token, now);
  if (token === null || found === null) {
    const guest = await createGuest(now);
    return { learner: guest.learner, setCookie: sessionCookie(guest.token, isHttps(request)) };
  }
  if (now.getTime() - found.lastUsedAt.getTime() < DAY_MS) return { learner: found.learner };
  await touchSession(token, now);
  return { learner: found.learner, setCookie: sessionCookie(token, isHttps(request)) };
}

/** A proxy that ends TLS says so in a header; lying in it only spoils one's own cookie. */
function isHttps(request: Request): boolean {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim();
  return (forwarded ?? new URL(request.url).protocol.replace(':', '')) === 'https';
}
