/** Aiken: one line of text, lettered choices and the letter that is right. */
import type { Choice, Question } from '../question';
import { type Carries, carryQuestions, type Exported } from './carry-question';

const LETTERS = 26;

export const aikenCarries: Carries = { name: 'Aiken', kinds: ['single'], parts: [], refuse };

export function exportAiken(questions: readonly Question[]): Exported {
  const { questions: carried, lost } = carryQuestions(questions, aikenCarries);
  const blocks = carried.flatMap(({ title, body }) =>
    'choices' in body ? `${title}\n${writeChoices(body.choices)}\n` : [],
  );
  return { text: blocks.join('\n'), lost };
}

function refuse({ body }: Question): string | null {
  const choices = 'choices' in body ? body.choices : [];
  if (choices.some(({ text }) => text.includes('\n'))) return 'a choice has several lines.';
  if (choices.some(({ text }) => text === '')) return 'a choice has no words.';
  if (choices.length > LETTERS) return 'it has more choices than there are letters.';
  return choices.some(({ correct }) => correct) ? null : 'nothing in it is right.';
}

function writeChoices(choices: readonly Choice[]): string {
  const lines = choices.map(({ text }, index) => `${letterOf(index)}. ${text}`);
  const right = choices.findIndex(({ correct }) => correct);
  return [...lines, `ANSWER: ${letterOf(right)}`].join('\n');
}

function letterOf(index: number): string {
  return String.fromCodePoint('A'.charCodeAt(0) + index);
}
