/** kubectl's own words about several things that went wrong: only one alone is called an error. Upstream: kubectl/pkg/cmd/util/helpers.go checkErr. */
import { failed, type Printed, together } from './session';

/** `results` are what else is said of the same command. */
export function withPlainErrors(results: readonly Printed[], messages: readonly string[]): Printed {
  const failures = results.filter(({ exitCode }) => exitCode !== 0).length;
  const isAlone = messages.length + failures === 1;
  return together([
    ...results,
    ...messages.map((message) => failed(isAlone ? `error: ${message}` : message)),
  ]);
}
