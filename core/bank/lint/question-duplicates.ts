import type { Body } from '../question';
import type { ReadQuestion } from '../read-question';
import { reportRule } from '../report-rule';
import type { BankRule } from './lint-rule';
import { nearDuplicates } from './near-duplicates';
import { tokensOf } from './tokens-of';

/**
 * Questions are compared by their words, their choices or key, and, where there is no key, by their
 * answer: two that differ in one word of the heading may well ask two things.
 */
export const questionDuplicates: BankRule = ({ reader, questions }) => {
  const tokens = questions.map(tokensOfQuestion);
  const firsts = new Map<string, ReadQuestion>();
  const twins = new Set<number>();
  for (const [index, read] of questions.entries()) {
    const words = (tokens[index] ?? []).join(' ');
    const first = firsts.get(words);
    if (!first) firsts.set(words, read);
    else if (words !== '') {
      twins.add(index);
      const message = `The question in line ${first.question.line} has the same words.`;
      reportRule(reader, 'question-duplicate', read.heading, message);
    }
  }
  const others = tokens.map((words, index) => (twins.has(index) ? [] : words));
  for (const { index, earlier } of nearDuplicates(others)) {
    const read = questions[index];
    if (!read) continue;
    const message = `The question in line ${questions[earlier]?.question.line} has almost the same words.`;
    reportRule(reader, 'question-near-duplicate', read.heading, message);
  }
};

function tokensOfQuestion({ question: { title, stem, body, answer } }: ReadQuestion): string[] {
  return tokensOf([title, stem, ...keyTexts(body, answer)].join('\n'));
}

function keyTexts(body: Body, answer: string | null): string[] {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return body.choices.map(({ text }) => text);
    case 'ordering':
      return body.steps;
    case 'matching':
      return body.pairs.flatMap(({ left, right }) => [left, right]);
    case 'cloze':
      return [body.text];
    case 'short':
      return body.accepted;
    case 'number':
      return [`${body.value} ${body.unit ?? ''}`];
    case 'open':
      return [answer ?? ''];
  }
}
