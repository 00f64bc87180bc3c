/** `--as` and `--as-group`: asking as somebody else, which kubectl's own user may. */
import { asUser } from '../api/user';
import { failed, type Printed, type Session } from './session';

export function impersonate(
  words: readonly string[],
  session: Session,
): { session: Session } | { failure: Printed } {
  const name = valuesOf('--as', words).at(-1) ?? '';
  const groups = valuesOf('--as-group', words).flatMap((value) => value.split(','));
  if (name !== '') return { session: session.as(asUser(name, groups)) };
  return groups.length === 0
    ? { session }
    : {
        failure: failed(
          'error: requesting uid, groups or user-extra for kubernetes-admin without impersonating a user',
        ),
      };
}

function valuesOf(flag: string, words: readonly string[]): string[] {
  return words.flatMap((word, i) => {
    if (word.startsWith(`${flag}=`)) return [word.slice(flag.length + 1)];
    const next = words[i + 1];
    return word === flag && next !== undefined ? [next] : [];
  });
}
