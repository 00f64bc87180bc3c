import { createGuest, findLearner, type Learner, touchSession } from './learner';
import { readToken, sessionCookie } from './session-cookie';

const DAY_MS = 86_400_000;

/**
 * `setCookie` is the header to answer with when the browser has to learn its token, or to keep it for
 * longer.
 */
type Writer = { learner: Learner; setCookie?: string };

/** The learner who makes a request that writes; a browser without one becomes a guest. */
export async function ensureLearner(request: Request, now: Date): Promise<Writer> {
  const known = await knownLearner(request, now);
  if (known) return known;
  const guest = await createGuest(now);
  return { learner: guest.learner, setCookie: sessionCookie(guest.token, isHttps(request)) };
}

/** The same where a guest would have nothing to write to: null for a browser that is not known. */
export async function knownLearner(request: Request, now: Date): Promise<Writer | null> {
  const token = readToken(request);
  const found = token === null ? null : await findLearner(token, now);
  if (token === null || found === null) return null;
  if (now.getTime() - found.lastUsedAt.getTime() < DAY_MS) return { learner: found.learner };
  await touchSession(token, now);
  return { learner: found.learner, setCookie: sessionCookie(token, isHttps(request)) };
}

/** A proxy that ends TLS says so in a header; lying in it only spoils one's own cookie. */
function isHttps(request: Request): boolean {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim();
  return (forwarded ?? new URL(request.url).protocol.replace(':', '')) === 'https';
}
