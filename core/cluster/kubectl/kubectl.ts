/** kubectl: finds the command. What it prints is kubectl 1.32's, refusals included. */
import { runApply } from './apply';
import { runAutoscale } from './autoscale';
import { runCordon } from './cordon';
import { runCreate } from './create';
import { runDelete } from './delete';
import { runExpose } from './expose';
import { runGet } from './get';
import { runRollout } from './rollout';
import { runScale } from './scale';
import { failed, type Printed, type Session } from './session';
import { runSet } from './set-image';

type Run = (args: readonly string[], session: Session) => Printed;

const commands: Readonly<Record<string, Run>> = {
  apply: runApply,
  autoscale: runAutoscale,
  cordon: (args, session) => runCordon(args, true, session),
  create: runCreate,
  delete: runDelete,
  expose: runExpose,
  get: runGet,
  rollout: runRollout,
  scale: runScale,
  set: runSet,
  uncordon: (args, session) => runCordon(args, false, session),
};

export function runKubectl(words: readonly string[], session: Session): Printed {
  const [name = '', ...args] = words;
  const run = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return run ? run(args, session) : failed(`Error: unknown command "${name}" for "kubectl"`);
}
