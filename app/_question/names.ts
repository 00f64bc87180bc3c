import type { Format } from '#core/bank/interchange/format';
import type { Kind, Level } from '#core/bank/question';
import type { Grade } from '#core/review/card';

export const kindNames: Record<Kind, string> = {
  single: 'Single choice',
  multiple: 'Multiple choice',
  ordering: 'Ordering',
  matching: 'Matching',
  cloze: 'Fill the gaps',
  number: 'Number',
  short: 'Short answer',
  open: 'Open question',
};

export const levelNames: Record<Level, string> = {
  entry: 'Entry level',
  core: 'Core',
  senior: 'Senior',
};

export const gradeNames: Record<Grade, string> = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' };

export const formatNames: Record<Format, string> = {
  markdown: 'Markdown',
  apkg: 'Anki package',
  'anki-text': 'Anki notes as text',
  moodle: 'Moodle XML',
  qti: 'QTI',
  gift: 'GIFT',
  csv: 'CSV',
  aiken: 'Aiken',
};

/** A topic's slug as words. */
export function topicName(topic: string): string {
  return topic.charAt(0).toUpperCase() + topic.slice(1).replaceAll('-', ' ');
}
