import { cookies } from 'next/headers';
import { findLearner, type Learner } from './learner';
import { SESSION_COOKIE } from './session-cookie';

/** Who looks at the page that is being rendered; null until they first did something worth keeping. */
export async function currentLearner(): Promise<Learner | null> {
  const token = (await cookies()).get(SESSION_COOKIE)?.value;
  if (!token) return null;
  const found = await findLearner(token, new Date());
  return found?.learner ?? null;
}
