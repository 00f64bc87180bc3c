/** Flags whose values are whole numbers. Upstream: spf13/pflag int32.go, Go's strconv.ParseInt. */
import { type Arguments, lastValue } from './arguments';
import { failed, type Printed } from './session';

/** `flags` are their names as pflag writes them, such as `-r, --replicas`. */
export function integerProblem(
  path: string,
  { values }: Arguments,
  flags: Readonly<Record<string, string>>,
): Printed | null {
  for (const [name, written] of Object.entries(flags)) {
    const wrong = values[name]?.find((value) => parseProblem(value) !== null);
    if (wrong !== undefined) {
      return failed(
        `error: invalid argument ${JSON.stringify(wrong)} for "${written}" flag: strconv.ParseInt: parsing ${JSON.stringify(wrong)}: ${parseProblem(wrong)}\nSee 'kubectl ${path} --help' for usage.`,
      );
    }
  }
  return null;
}

export function numberFlag(parsed: Arguments, name: string): number | undefined {
  const value = lastValue(parsed, name);
  return value === undefined ? undefined : Number(value);
}

const INT32_MAX = 2 ** 31 - 1;

function parseProblem(value: string): string | null {
  if (!/^[+-]?\d+$/.test(value)) return 'invalid syntax';
  return Math.abs(Number(value)) > INT32_MAX ? 'value out of range' : null;
}
