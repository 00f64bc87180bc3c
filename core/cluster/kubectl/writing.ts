/**
 * What the commands that change something have in common: how much of it is done, and in which form they say so.
 * Upstream: kubectl/pkg/cmd/util/helpers.go GetDryRunStrategy, cli-runtime/pkg/genericclioptions/print_flags.go.
 */
import type { JsonObject } from '../json';
import type { Kind } from '../objects';
import { type Arguments, lastValue } from './arguments';
import { noPrinter } from './object-formats';
import { printObjects } from './output-format';
import { namedObject } from './resource-types';
import { failed, type Printed, printed, together } from './session';

/** The flags that it reads, and those that change nothing here. */
export const WRITING = {
  valued: ['output', 'template', 'field-manager'],
  bare: ['dry-run', 'record', 'save-config', 'show-managed-fields', 'allow-missing-template-keys'],
};

/** Of a dry run by the client the server hears nothing; one by the server stops before the write. */
export type DryRun = 'none' | 'client' | 'server';

export type Writing = { dryRun: DryRun; output: string };

const FORMATS = ['', 'json', 'jsonpath', 'jsonpath-as-json', 'name', 'yaml'];

/** A flag without a value asked for the client's dry run before there were two. */
const DRY_RUNS: Readonly<Record<string, DryRun>> = {
  none: 'none',
  false: 'none',
  client: 'client',
  true: 'client',
  server: 'server',
};

export function writingOf(parsed: Arguments): { writing: Writing } | { failure: Printed } {
  const asked = lastValue(parsed, 'dry-run') ?? 'none';
  const dryRun = Object.hasOwn(DRY_RUNS, asked) ? DRY_RUNS[asked] : undefined;
  if (!dryRun) {
    const message = `error: Invalid dry-run value (${asked}). Must be "none", "server", or "client".`;
    return { failure: failed(message) };
  }
  const output = lastValue(parsed, 'output') ?? '';
  if (!FORMATS.includes(output.split('=')[0] ?? '')) {
    return { failure: noPrinter(output) };
  }
  return { writing: { dryRun, output } };
}

/** One object that something was done to. */
export type Written = { kind: Kind; name: string; object: JsonObject };

/** `deployment.apps/web scaled`, or in the format that was asked for. */
export function reported(
  { kind, name, object }: Written,
  done: string,
  { dryRun, output }: Writing,
): Printed {
  if (output === 'name') return printed(namedObject(kind, name));
  const shown = printObjects(output, { objects: [object], isList: false });
  return shown ?? printed(`${namedObject(kind, name)} ${done}${AFTER[dryRun]}`);
}

/** What is added to what is said. */
export const AFTER: Readonly<Record<DryRun, string>> = {
  none: '',
  client: ' (dry run)',
  server: ' (server dry run)',
};

/** Several reports; documents of YAML are kept apart. */
export function reports(results: readonly Printed[], { output }: Writing): Printed {
  if (output !== 'yaml') return together(results);
  let isFirst = true;
  return together(
    results.map((result) => {
      if (result.stdout === '') return result;
      const stdout = isFirst ? result.stdout : `---\n${result.stdout}`;
      isFirst = false;
      return { ...result, stdout };
    }),
  );
}
