import { SESSION_DAYS_MAX } from './learner';

export const SESSION_COOKIE = 'readyz_learner';

/** The header that gives a browser its token. Without https a Secure cookie would never come back. */
export function sessionCookie(token: string, isSecure: boolean): string {
  const maxAge = SESSION_DAYS_MAX * 86_400;
  const attributes = `Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax`;
  return `${SESSION_COOKIE}=${token}; ${attributes}${isSecure ? '; Secure' : ''}`;
}

/** The header that makes a browser forget its token. */
export const endedSessionCookie = `${SESSION_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`;

/** The token that a request brings, if any. */
export function readToken(request: Request): string | null {
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const prefix = `${SESSION_COOKIE}=`;
  return cookies.find((pair) => pair.startsWith(prefix))?.slice(prefix.length) || null;
}
