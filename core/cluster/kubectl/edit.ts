/**
 * kubectl edit: hands the text of objects to an editor, and what comes back becomes a patch. There is no screen for
 * an editor here, so it must be a command that changes the file by itself, as KUBE_EDITOR may always name one.
 * Without one kubectl would start vi: that is refused in its words for a machine without vi, with an example of what
 * works. Upstream: kubectl/pkg/cmd/util/editor/editoptions.go.
 */
import { isEqualJson, type JsonObject } from '../json';
import type { KubernetesObject } from '../objects';
import { type Arguments, lastValue, parseArguments } from './arguments';
import { withRecordWarning } from './change-cause';
import { editedObjects } from './edited-objects';
import { FINDING_LETTERS, findObjects } from './find-objects';
import { printObjects } from './output-format';
import { type Outcome, saveEdited } from './save-edited';
import { failed, type Printed, printed, type Session, together } from './session';
import { wireForm } from './wire-form';

const VALUED = ['filename', 'kustomize', 'output', 'field-manager'];
const BARE = ['recursive', 'record', 'save-config', 'show-managed-fields', 'validate'];

/** A person gives up some time; a command that makes it worse each time would never. */
const MOST_PASSES = 20;

const NO_SCREEN = [
  'There is no screen for an editor here; name a command that changes the file, such as',
  `  KUBE_EDITOR="sed -i 's/replicas: 2/replicas: 3/'" kubectl edit deployment web`,
].join('\n');

export function runEdit(args: readonly string[], session: Session): Printed {
  const read = parseArguments('edit', args, VALUED, BARE, FINDING_LETTERS);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const output = lastValue(parsed, 'output') ?? '';
  if (!['', 'json', 'yaml'].includes(output)) {
    return failed(
      `error: unable to match a printer suitable for the output format "${output}", allowed formats are: json,yaml`,
    );
  }
  // A type alone means all of it.
  const flags = new Set([...parsed.flags, 'all']);
  const found = findObjects(parsed.words, { ...parsed, flags }, session);
  if ('failure' in found) return found.failure;
  if (found.missing.length > 0) return together(found.missing);
  if (found.objects.length === 0) return failed('error: edit cancelled, no objects found');
  return withRecordWarning(edit(found.objects, parsed, session), parsed);
}

/** What the server finds invalid is opened again, with the reasons above it. */
function edit(objects: readonly KubernetesObject[], parsed: Arguments, session: Session): Printed {
  const output = lastValue(parsed, 'output') ?? '';
  const [ending, head] =
    output === 'json' ? (['json', () => ''] as const) : (['yaml', headOf] as const);
  const file = `/tmp/kubectl-edit-${session.nowMs}.${ending}`;
  const given = textOf(objects, output, session);
  const before = editedObjects(given, session.constants);
  const originals = 'problem' in before ? [] : before.objects;
  const said: Printed[] = [];
  let text = given;
  let reasons: readonly string[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const opened = launched(file, `${head(reasons)}${text}`, session);
    said.push(opened.said);
    if (opened.text === null) return together(said);
    const edited = opened.text.replace(/^(?:#.*\n)+/, '');
    if (reasons.length > 0 && edited === text) break;
    text = edited;
    const after = editedObjects(edited, session.constants);
    if ('objects' in after && isEqualJson(after.objects, originals)) {
      return together([...said, complained('Edit cancelled, no changes made.')]);
    }
    const outcomes = saveEdited(after, { objects, originals, parsed, session });
    said.push(...outcomes.map((outcome) => outcome.said));
    const end = endOf(outcomes, file);
    if (end) return together([...said, end]);
    reasons = outcomes.flatMap((outcome) => outcome.reasons ?? []);
  }
  return together([...said, preserved(file, 'Edit cancelled, no valid changes were saved.')]);
}

/** Null where something has to be edited again. */
function endOf(outcomes: readonly Outcome[], file: string): Printed | null {
  const lost = outcomes.find(({ problem }) => problem !== undefined);
  if (lost?.problem !== undefined) return preserved(file, lost.problem);
  if (outcomes.some(({ isRefused }) => isRefused)) {
    return failed(`You can run \`kubectl replace -f ${file}\` to try this update again.`);
  }
  return outcomes.some(({ reasons }) => reasons) ? null : printed();
}

/** The text is null where the editor could not do its work. */
function launched(
  file: string,
  text: string,
  { editor }: Session,
): { said: Printed; text: string | null } {
  const output = editor?.open(file, text) ?? { ...printed(), text, exitCode: 127 };
  if (output.exitCode === 0) return { said: output, text: output.text };
  const command = JSON.stringify(editor?.command ?? 'vi');
  const problem =
    output.exitCode === 127
      ? `error: unable to launch the editor ${command}\n${NO_SCREEN}`
      : `error: there was a problem with the editor ${command}`;
  const heard = output.exitCode === 127 ? printed() : output;
  return { said: together([heard, failed(problem)]), text: null };
}

function textOf(objects: readonly KubernetesObject[], output: string, session: Session): string {
  const shown = objects.map((object) => wireForm(object, session.constants));
  const list: JsonObject = { apiVersion: 'v1', items: shown, kind: 'List', metadata: {} };
  const [only = list] = shown.length === 1 ? shown : [];
  return printObjects(output || 'yaml', { objects: [only], isList: false })?.stdout ?? '';
}

function headOf(reasons: readonly string[]): string {
  const lines = [
    "Please edit the object below. Lines beginning with a '#' will be ignored,",
    'and an empty file will abort the edit. If an error occurs while saving this file will be',
    'reopened with the relevant failures.',
    '',
    ...reasons,
    ...(reasons.length > 0 ? [''] : []),
  ];
  return lines.map((line) => `${`# ${line}`.trimEnd()}\n`).join('');
}

function preserved(file: string, problem: string): Printed {
  return failed(`A copy of your changes has been stored to "${file}"\nerror: ${problem}`);
}

function complained(message: string): Printed {
  return { ...printed(), stderr: `${message}\n` };
}
