/**
 * What is left of a question in a format that cannot hold all of it. Every format declares what it
 * carries; the rest is named, so that nothing is lost in silence, and a writer is given only what it
 * can write. Reading what it wrote gives the carried question again.
 */
import { readCloze } from '../cloze';
import type { NeutralQuestion } from '../import/neutral-question';
import type { Body, Kind, Question } from '../question';

export const parts = [
  'id',
  'stem',
  'level',
  'topics',
  'source',
  'hint',
  'answer',
  'key points',
  'explanations',
  'unit',
  'column titles',
  'sim block',
  'proof block',
] as const;
export type Part = (typeof parts)[number];

/** All that is a question's own: the rest only means something in its bank and on this site. */
export const questionParts: readonly Part[] = parts.filter(
  (part) => part !== 'source' && part !== 'sim block' && part !== 'proof block',
);

export type Carries = {
  /** As people write it. */
  name: string;
  kinds: readonly Kind[];
  parts: readonly Part[];
  /** Why a question of a kind that is carried cannot be written after all. */
  refuse?: (question: Question) => string | null;
};

/** What a writer writes and a reader reads again. */
export type CarriedQuestion = Omit<NeutralQuestion, 'file' | 'line' | 'keyMissing' | 'warnings'>;

/** A file, and a sentence for each question that is not whole in it. */
export type Exported = { text: string; lost: string[] };

export type Carried = {
  questions: CarriedQuestion[];
  /** The same questions with all that they are. */
  kept: Question[];
  lost: string[];
};

export function carryQuestions(questions: readonly Question[], carries: Carries): Carried {
  const carried: CarriedQuestion[] = [];
  const kept: Question[] = [];
  const lost: string[] = [];
  for (const question of questions) {
    const reason = whyLeftOut(question, carries);
    const missing = parts.filter((part) => !carries.parts.includes(part) && has(question, part));
    const name = nameOf(question);
    if (reason !== null) lost.push(`${name} is left out: ${reason}`);
    else {
      carried.push(carryQuestion(question, carries.parts));
      kept.push(question);
      if (missing.length > 0) lost.push(`${name} loses: ${missing.join(', ')}.`);
    }
  }
  return { questions: carried, kept, lost };
}

/** By its id, where the author gave one: titles repeat. */
function nameOf({ id, title }: Question): string {
  return id === null ? `"${title}"` : `"${title}" (${id})`;
}

function whyLeftOut(question: Question, { name, kinds, refuse }: Carries): string | null {
  if (!kinds.includes(question.body.kind)) {
    return `${name} has no questions of the kind ${question.body.kind}.`;
  }
  if (question.title === '') return 'it has no title.';
  if (question.body.kind === 'cloze' && gapsOf(question.body.text) === 0) return 'it has no gap.';
  return refuse?.(question) ?? null;
}

/** How many gaps a cloze text has. */
export function gapsOf(text: string): number {
  return readCloze(text).filter((part) => 'gap' in part).length;
}

function has(question: Question, part: Part): boolean {
  const { body } = question;
  switch (part) {
    case 'id':
      return question.id !== null;
    case 'stem':
      return question.stem !== '';
    case 'level':
      return true;
    case 'topics':
      return question.topics.length > 0;
    case 'source':
      return question.source !== null;
    case 'hint':
      return question.hint !== null;
    case 'answer':
      return question.answer !== null;
    case 'key points':
      return question.keyPoints.length > 0;
    case 'explanations':
      return 'choices' in body && body.choices.some(({ explanation }) => explanation !== null);
    case 'unit':
      return body.kind === 'number' && body.unit !== null;
    case 'column titles':
      return body.kind === 'matching';
    case 'sim block':
      return question.sim !== null;
    case 'proof block':
      return question.proof !== null;
  }
}

function carryQuestion(question: Question, carried: readonly Part[]): CarriedQuestion {
  const keep = <Value, Empty>(part: Part, value: Value, empty: Empty) =>
    carried.includes(part) ? value : empty;
  return {
    // A title on several lines is one line elsewhere.
    title: question.title.replace(/\s*\n\s*/g, ' '),
    stem: keep('stem', question.stem, ''),
    body: carryBody(question.body, carried),
    hint: keep('hint', question.hint, null),
    answer: keep('answer', question.answer, null),
    keyPoints: keep('key points', question.keyPoints, []),
    level: keep('level', question.level, null),
    topics: keep('topics', question.topics, []),
    id: keep('id', question.id, null),
  };
}

function carryBody(body: Body, carried: readonly Part[]): Body {
  if ('choices' in body && !carried.includes('explanations')) {
    return { ...body, choices: body.choices.map((choice) => ({ ...choice, explanation: null })) };
  }
  if (body.kind === 'number' && !carried.includes('unit')) return { ...body, unit: null };
  if (body.kind === 'matching' && !carried.includes('column titles')) {
    return { ...body, leftTitle: '', rightTitle: '' };
  }
  return body;
}
