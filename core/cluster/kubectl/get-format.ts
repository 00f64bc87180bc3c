/** What `-o` and `--template` of `kubectl get` ask for. Upstream: kubectl/pkg/cmd/get/get_flags.go. */
import { type Arguments, lastValue } from './arguments';
import { noPrinter, OBJECT_FORMATS } from './object-formats';
import { failed, type Printed, type Session } from './session';

const FORMATS = [...OBJECT_FORMATS, 'custom-columns', 'custom-columns-file', 'wide'].toSorted();

/** With the template in it, where it was in a file or in a flag of its own. */
export function formatOf(
  parsed: Arguments,
  session: Session,
): { output: string } | { failure: Printed } {
  const template = lastValue(parsed, 'template');
  const asked = lastValue(parsed, 'output') ?? (template === undefined ? '' : 'go-template');
  const [name = '', ...rest] = asked.split('=');
  if (name !== '' && !FORMATS.includes(name)) {
    return { failure: noPrinter(asked, FORMATS) };
  }
  if (parsed.flags.has('show-labels') && name !== '' && name !== 'wide') {
    return {
      failure: failed(`error: --show-labels option cannot be used with ${name} printer`),
    };
  }
  if (name.endsWith('file')) return fromFile(name, rest.join('='), session);
  const isBare = rest.length === 0 && template !== undefined && name.includes('template');
  return { output: isBare ? `${name}=${template}` : asked };
}

function fromFile(
  name: string,
  file: string,
  session: Session,
): { output: string } | { failure: Printed } {
  const text = Object.hasOwn(session.files, file) ? session.files[file] : undefined;
  const isColumns = name === 'custom-columns-file';
  if (text === undefined) {
    const what = isColumns ? `template ${file}` : `--template ${file}`;
    return {
      failure: failed(`error: error reading ${what}, open ${file}: no such file or directory`),
    };
  }
  if (isColumns) return { output: `custom-columns=${columnsIn(text)}` };
  const form = name === 'jsonpath-file' ? 'jsonpath' : 'go-template';
  return { output: `${form}=${text}` };
}

/** Heads on the first line, paths on the second. */
function columnsIn(text: string): string {
  const [heads = [], paths = []] = text
    .split('\n')
    .map((line) => line.trim().split(/\s+/).filter(Boolean));
  return heads.map((head, i) => `${head}:${paths[i] ?? ''}`).join(',');
}
