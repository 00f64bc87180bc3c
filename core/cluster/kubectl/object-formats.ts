/** The names of `-o` under which objects are shown, and what is said of another. Upstream: cli-runtime/pkg/genericclioptions. */
import { failed, type Printed } from './session';

export const OBJECT_FORMATS: readonly string[] = [
  'go-template',
  'go-template-file',
  'json',
  'jsonpath',
  'jsonpath-as-json',
  'jsonpath-file',
  'name',
  'template',
  'templatefile',
  'yaml',
];

export function noPrinter(output: string, allowed: readonly string[] = OBJECT_FORMATS): Printed {
  return failed(
    `error: unable to match a printer suitable for the output format "${output}", allowed formats are: ${allowed.join(',')}`,
  );
}
