/** kubectl set serviceaccount: who the pods act as. Upstream: kubectl/pkg/cmd/set/set_serviceaccount.go. */
import { parseArguments } from './arguments';
import { FINDING, FINDING_LETTERS } from './find-objects';
import { failed, type Printed, type Session } from './session';
import { setPodSpecs } from './set-pod-spec';
import { WRITING } from './writing';

const PATH = 'set serviceaccount';
const VALUED = [...FINDING.valued, ...WRITING.valued];
const BARE = [...FINDING.bare, ...WRITING.bare, 'local'];

export function setServiceAccount(args: readonly string[], session: Session): Printed {
  const read = parseArguments(PATH, args, VALUED, BARE, FINDING_LETTERS);
  if ('failure' in read) return read.failure;
  const { words } = read.parsed;
  const serviceAccountName = words.at(-1);
  if (serviceAccountName === undefined) return failed('error: serviceaccount is required');
  return setPodSpecs(
    words.slice(0, -1),
    read.parsed,
    {
      path: PATH,
      done: 'serviceaccount updated',
      failing: 'failed to patch ServiceAccountName ',
      change: () => ({
        change: { serviceAccountName, serviceAccount: serviceAccountName },
        problems: [],
      }),
      saysUnchanged: true,
    },
    session,
  );
}
