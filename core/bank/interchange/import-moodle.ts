/** Moodle XML: https://docs.moodle.org/en/Moodle_XML_format */
import type { ImportResult } from '../import/import-result';
import { normaliseText } from '../normalise-text';
import { splitAnswer } from './answer-text';
import { categoryTopics } from './category-topics';
import { type Finding, importOf, refusalOf } from './import-of';
import { splitTags } from './level-tag';
import { readMoodleBody } from './moodle-body';
import { moodleText, rawMoodleText } from './moodle-text';
import { quarantined, questionFinding } from './question-finding';
import { stableId } from './stable-id';
import { childOf, childrenOf, parseXml, type XmlElement } from './xml';

export function importMoodle(text: string, file: string): ImportResult {
  const root = parseXml(normaliseText(text));
  if (typeof root === 'string') return refusalOf(file, 'xml-refused', root);
  if (root.name !== 'quiz') {
    const message = `Moodle XML begins with <quiz>; this file begins with <${root.name}>.`;
    return refusalOf(file, 'moodle-malformed', message);
  }
  let category: string[] = [];
  const findings = childrenOf(root, 'question').flatMap((question) => {
    if (question.attributes.get('type') !== 'category') {
      return [readQuestion(question, category, file)];
    }
    category = categoryTopics(rawMoodleText(childOf(question, 'category')));
    return [];
  });
  return importOf(file, findings);
}

function readQuestion(question: XmlElement, category: readonly string[], file: string): Finding {
  const { line } = question;
  const type = question.attributes.get('type') ?? '';
  if (type === 'description') {
    const text = moodleText(childOf(question, 'questiontext')).slice(0, 200);
    return { kind: 'unused', line, text, reason: 'a description' };
  }
  const read = readMoodleBody(question, type);
  if (read === null) {
    return quarantined(line, 'kind-unknown', `Questions of the type "${type}" cannot be read.`);
  }
  const { title, stem, body, notes, answer: whole } = read;
  const tags = childrenOf(childOf(question, 'tags') ?? question, 'tag').map(rawMoodleText);
  // What those who grade an essay are told belongs to its answer.
  const said = ['generalfeedback', 'graderinfo'].map((name) => childOf(question, name));
  const answer = [whole, joined(said)].filter((part) => part !== '').join('\n\n');
  return questionFinding(
    { file, line },
    {
      title,
      stem,
      body,
      hint: joined(childrenOf(question, 'hint')) || null,
      ...splitAnswer(answer),
      ...splitTags([...tags, ...category]),
      id: stableId(rawMoodleText(childOf(question, 'idnumber'))),
    },
    notes,
  );
}

function joined(elements: readonly (XmlElement | undefined)[]): string {
  return elements
    .map(moodleText)
    .filter((text) => text !== '')
    .join('\n\n');
}
