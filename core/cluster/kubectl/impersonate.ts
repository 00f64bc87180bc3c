/** `--as` and `--as-group`: asking as somebody else, which kubectl's own user may. */
import { asUser } from '../api/user';
import { failed, type Printed, type Session } from './session';

export function impersonate(
  words: readonly string[],
  session: Session,
): { session: Session } | { failure: Printed } {
  const name = valuesOf('--as', words).at(-1) ?? '';
  const groups = valuesOf('--as-group', words).flatMap((value) => value.split(','));
  if (name === '' && groups.length > 0) {
    return {
      failure: failed(
        `error: requesting uid, groups or user-extra for ${session.user.name} without impersonating a user`,
      ),
    };
  }
  const user = name === '' ? session.user : asUser(name, groups);
  return { session: session.as(user) };
}

/** Of `--as=ada` and `--as ada`; what stands after `--` is not kubectl's. */
function valuesOf(flag: string, words: readonly string[]): string[] {
  const end = words.indexOf('--');
  const own = end < 0 ? words : words.slice(0, end);
  return own.flatMap((word, i) => {
    const [name = '', ...value] = word.split('=');
    const next = own[i + 1];
    if (name === flag && value.length > 0) return [value.join('=')];
    return word === flag && next !== undefined ? [next] : [];
  });
}
