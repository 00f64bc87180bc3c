/** Bounds on what one file may ask of the parser and of every screen after it. */
import type { Root } from 'mdast';
import { DEPTH_MAX, isDeepLine, isDeepTree } from './nesting';
import type { Question } from './question';
import type { Reader } from './reader';
import { reportRule } from './report-rule';

/** Twenty thousand questions; half a minute and half a gigabyte in which to read and lint them. */
export const FILE_CHARACTERS_MAX = 12_000_000;
const FIELD_CHARACTERS_MAX = 20_000;

/** Whether the text may be parsed. */
export function isParsable(reader: Reader): boolean {
  const { text, lineStarts } = reader.source;
  if (text.length > FILE_CHARACTERS_MAX) {
    reportRule(
      reader,
      'file-too-large',
      0,
      `A file holds up to ${FILE_CHARACTERS_MAX} characters.`,
    );
    return false;
  }
  const deep = text.split('\n').findIndex(isDeepLine);
  if (deep === -1) return true;
  const offset = lineStarts[deep] ?? 0;
  reportRule(
    reader,
    'too-deep',
    offset,
    `At most ${DEPTH_MAX} quotes and lists lie in one another.`,
  );
  return false;
}

/** Whether the tree may be walked. */
export function isShallow(reader: Reader, root: Root): boolean {
  const deep = root.children.find((node) => isDeepTree(node));
  if (!deep) return true;
  reportRule(reader, 'too-deep', deep, `At most ${DEPTH_MAX} blocks lie in one another.`);
  return false;
}

/** Reports the fields of a question that are longer than a screen should ever hold. */
export function reportLongFields(reader: Reader, question: Question, offset: number): void {
  const { title, stem, hint, answer, keyPoints, body, proof } = question;
  const fields = { title, stem, hint, answer, 'key points': keyPoints, key: body, proof };
  for (const [name, value] of Object.entries(fields)) {
    if (JSON.stringify(value).length <= FIELD_CHARACTERS_MAX) continue;
    const message = `The ${name} is longer than ${FIELD_CHARACTERS_MAX} characters.`;
    reportRule(reader, 'text-too-long', offset, message);
  }
}
