import type { Body, Question } from '../question';
import { type WordBag, wordBag } from './similarity';

type Worded = Pick<Question, 'title' | 'stem' | 'body'>;

/**
 * What a question without an author's id is known by: its title, stem, code and options. Spaces do not
 * count, nor does the order of the options, nor what is right among them: a question whose key is
 * mended is still that question. Two questions with the same words are told apart by their order.
 */
export function questionWords({ title, stem, body }: Worded): string {
  return JSON.stringify([title, stem, ...optionsOf(body)].map(normalise));
}

/**
 * What tells whether a question was reworded: what it asks, and that together with its answer, by which a
 * question of one short line is known when the line is written anew.
 */
export function rewordingBags(question: Worded & Pick<Question, 'answer'>): readonly WordBag[] {
  const asked = questionWords(question);
  return [wordBag(asked), wordBag(`${asked} ${question.answer ?? ''}`)];
}

/** A title as titles are compared. */
export function titleWords({ title }: Pick<Question, 'title'>): string {
  return normalise(title);
}

/** Options in an order that does not say which of them are right. */
function optionsOf(body: Body): string[] {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return body.choices.map(({ text }) => text).toSorted();
    case 'ordering':
      return body.steps.toSorted();
    case 'matching':
      return [
        ...body.pairs.map(({ left }) => left).toSorted(),
        ...body.pairs.map(({ right }) => right).toSorted(),
      ];
    case 'cloze':
      return [body.text.replaceAll(/\{\{[^{}]*\}\}/g, '{{}}')];
    case 'number':
    case 'short':
    case 'open':
      return [];
  }
}

function normalise(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}
