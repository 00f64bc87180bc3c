import type { NeutralQuestion } from '../import/neutral-question';
import { hang } from '../print-blocks';
import type { PrintableQuestion } from '../print-question';
import type { Body } from '../question';

/**
 * A question as a bank holds it. One whose key is missing is an open question that still shows its
 * options: nothing is lost, and nothing is marked wrong that nobody called wrong.
 */
export function toQuestion(neutral: NeutralQuestion): PrintableQuestion {
  const { id, title, level, topics, hint, answer, keyPoints, keyMissing } = neutral;
  const question = {
    id: id !== null && isId(id) ? id : null,
    title: title.replaceAll(/\s+/g, ' ').trim(),
    stem: neutral.stem.trim(),
    level: level ?? 'core',
    topics: [...new Set(topics.map(toTopic))].filter((topic) => topic !== ''),
    source: null,
    body: neutral.body,
    hint: trimOrNull(hint),
    answer: trimOrNull(answer),
    keyPoints: keyPoints.map((point) => point.trim()).filter((point) => point !== ''),
    sim: null,
    proof: null,
  };
  return keyMissing ? asOpen(question) : question;
}

/** The same question, answered aloud or in writing, with all that it showed. */
export function asOpen(question: PrintableQuestion): PrintableQuestion {
  const shown = [question.stem, optionsOf(question.body)].filter((part) => part !== '');
  return { ...question, stem: shown.join('\n\n'), body: { kind: 'open' } };
}

function optionsOf(body: Body): string {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return listOf(body.choices.map(({ text }) => text));
    case 'ordering':
      return listOf(body.steps.toSorted());
    case 'matching':
      return listOf(body.pairs.flatMap(({ left, right }) => [left, right]).toSorted());
    case 'cloze':
      return body.text.replaceAll(/\{\{[^{}]*\}\}/g, '…');
    case 'number':
    case 'short':
    case 'open':
      return '';
  }
}

function listOf(texts: readonly string[]): string {
  return texts.map((text) => hang('- ', text)).join('\n');
}

/** Topics stand in a comment, between commas and bars. */
function toTopic(topic: string): string {
  return topic
    .replaceAll(/[,|\s]+|-{2,}>?/g, ' ')
    .trim()
    .replaceAll('<!', '');
}

function isId(id: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 100;
}

function trimOrNull(text: string | null): string | null {
  return text?.trim() || null;
}
