/** QTI 2 and 3: one item, several in one file, or the test and manifest of a package. */
import type { ImportResult } from '../import/import-result';
import { normaliseText } from '../normalise-text';
import { levelSchema } from '../question';
import { splitAnswer, splitPoints } from './answer-text';
import type { CarriedQuestion } from './carry-question';
import { type Finding, importOf, refusalOf } from './import-of';
import { readQtiBody } from './qti-body';
import { markdownOf, normaliseQti } from './qti-element';
import { idOfItem } from './qti-identifier';
import { quarantined, questionFinding } from './question-finding';
import { childOf, childrenOf, descendantsOf, parseXml, type XmlElement } from './xml';

/** They name the items of a package, which have files of their own. */
const LISTS = ['manifest', 'assessmenttest', 'assessmentsection', 'assessmentstimulus'];

export function importQti(text: string, file: string): ImportResult {
  const parsed = parseXml(normaliseText(text));
  if (typeof parsed === 'string') return refusalOf(file, 'xml-refused', parsed);
  const root = normaliseQti(parsed);
  const items = root.name === 'assessmentitem' ? [root] : descendantsOf(root, 'assessmentitem');
  if (items.length === 0 && !LISTS.includes(root.name)) {
    const message = `This is no QTI 2 or 3: it begins with <${parsed.name}>.`;
    return refusalOf(file, 'qti-malformed', message);
  }
  return importOf(
    file,
    items.map((item) => readItem(item, file)),
  );
}

function readItem(item: XmlElement, file: string): Finding {
  const { line } = item;
  const body = childOf(item, 'itembody');
  const name = item.attributes.get('title')?.trim() ?? '';
  if (!body) return quarantined(line, 'qti-malformed', 'This item has no body.');
  const read = readQtiBody(item, body, name);
  if (typeof read === 'string') return quarantined(line, 'kind-unknown', read);
  if (read === null) return { kind: 'unused', line, text: name, reason: 'asks for nothing' };
  const level = levelSchema.safeParse(body.attributes.get('datalevel'));
  const topics = body.attributes.get('datatopics')?.split('\n') ?? [];
  return questionFinding(
    { file, line },
    {
      ...read.question,
      ...readFeedback(item, body, read.explained),
      level: level.success ? level.data : null,
      topics: topics.filter((topic) => topic !== ''),
      id: idOfItem(item.attributes.get('identifier') ?? ''),
    },
    read.notes,
  );
}

/** What is shown at the end, less what was taken as the explanation of a choice. */
function readFeedback(
  item: XmlElement,
  body: XmlElement,
  explained: readonly XmlElement[],
): Pick<CarriedQuestion, 'hint' | 'answer' | 'keyPoints'> {
  const feedback = childrenOf(item, 'modalfeedback').filter((part) => !explained.includes(part));
  const hints = feedback.filter(isHint).map(contentOf);
  const rubrics = descendantsOf(body, 'rubricblock').filter(isForScorers).map(contentOf);
  const lists = rubrics.filter((rubric) => rubric.startsWith('- '));
  const texts = [
    ...feedback.filter((part) => !isHint(part)).map(contentOf),
    ...rubrics.filter((rubric) => !lists.includes(rubric)),
  ];
  const { answer, keyPoints } = splitAnswer(texts.filter((text) => text !== '').join('\n\n'));
  return {
    hint: hints.join('\n\n') || null,
    answer,
    keyPoints: [...keyPoints, ...lists.flatMap(splitPoints)],
  };
}

function contentOf(element: XmlElement): string {
  return markdownOf(childOf(element, 'contentbody') ?? element);
}

function isHint({ attributes }: XmlElement): boolean {
  return attributes.get('identifier')?.toLowerCase() === 'hint';
}

function isForScorers({ attributes }: XmlElement): boolean {
  return attributes.get('view')?.includes('scorer') ?? false;
}
