/** kubectl set: changes one thing of objects that are there. Upstream: kubectl/pkg/cmd/set. */
import { failed, type Printed, type Session } from './session';
import { setEnv } from './set-env';
import { setImage } from './set-image';
import { setResources } from './set-resources';
import { setSelector } from './set-selector';
import { setServiceAccount } from './set-service-account';

type Run = (args: readonly string[], session: Session) => Printed;

const subcommands: Readonly<Record<string, Run>> = {
  env: setEnv,
  image: setImage,
  resources: setResources,
  sa: setServiceAccount,
  selector: setSelector,
  serviceaccount: setServiceAccount,
};

export function runSet(args: readonly string[], session: Session): Printed {
  const [what = '', ...rest] = args;
  const run = Object.hasOwn(subcommands, what) ? subcommands[what] : undefined;
  if (run) return run(rest, session);
  return failed(
    `error: unknown command "${args.join(' ')}"\nSee 'kubectl set -h' for help and examples`,
  );
}
