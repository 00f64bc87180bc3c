/** What `--record` keeps: the command line, as an annotation. Upstream: cli-runtime/pkg/genericclioptions/record_flags.go. */
import type { JsonObject } from '../json';
import type { Arguments } from './arguments';
import type { Printed } from './session';

const CHANGE_CAUSE = 'kubernetes.io/change-cause';

/** As an annotation, where it is asked for; `path` is the command, such as `set image`. */
export function recordedCause(
  path: string,
  { words, values, flags }: Arguments,
): Readonly<Record<string, string>> | null {
  if (!flags.has('record')) return null;
  const written = Object.entries(values).flatMap(([name, given]) =>
    given.map((value) => `--${name}=${value}`),
  );
  return { [CHANGE_CAUSE]: ['kubectl', path, ...words, ...written].join(' ') };
}

/** The same as a merge patch. */
export function recordPatch(path: string, parsed: Arguments): JsonObject {
  const annotations = recordedCause(path, parsed);
  return annotations ? { metadata: { annotations } } : {};
}

export function withRecordWarning(said: Printed, { values }: Arguments): Printed {
  if (values.record === undefined) return said;
  const warning = 'Flag --record has been deprecated, --record will be removed in the future\n';
  return { ...said, stderr: `${warning}${said.stderr}` };
}
