/**
 * What a learner can look for among their cards, as plain data. The words are those that people of
 * spaced repetition know from Anki, with Readyz' own names for what it has.
 */

/** A state that a card has by its memory, or that its learner gave it. */
export const searchStates = [
  'new',
  'learning',
  'due',
  'review',
  'lapsed',
  'suspended',
  'buried',
  'marked',
  'leech',
] as const;
export type SearchState = (typeof searchStates)[number];

/** `recall` is the chance to recall it now, 0 to 1; stability and interval are days. */
export const searchProperties = [
  'stability',
  'difficulty',
  'recall',
  'interval',
  'reviews',
  'lapses',
] as const;
export type SearchProperty = (typeof searchProperties)[number];

export const comparisons = ['<', '<=', '=', '!=', '>=', '>'] as const;
export type Comparison = (typeof comparisons)[number];

/** What a question is, by a name that an author gave; `*` in the name stands for anything. */
export const searchNames = ['bank', 'topic', 'level', 'kind', 'source', 'key'] as const;
export type SearchName = (typeof searchNames)[number];

export type Search =
  | { is: 'all'; of: readonly Search[] }
  | { is: 'any'; of: readonly Search[] }
  | { is: 'not'; of: Search }
  /** In the title, the question or the answer, in any case; `*` stands for anything. */
  | { is: 'words'; text: string }
  | { is: 'note'; text: string }
  | { is: 'name'; name: SearchName; value: string }
  | { is: 'state'; state: SearchState }
  /** 0 is no flag. */
  | { is: 'flag'; flag: number }
  | { is: 'has'; part: 'note' | 'sim' | 'hint' }
  | { is: 'property'; property: SearchProperty; comparison: Comparison; value: number }
  /** Answered on one of the learner's last days, today among them; with a grade, so graded. */
  | { is: 'rated'; days: number; grade: number | null }
  /** First answered on one of them. */
  | { is: 'introduced'; days: number };

export type SearchProblem = {
  /** From 1, in code units of what was written. */
  column: number;
  /** A sentence that says what to write instead. */
  message: string;
};

export type ParsedSearch = { search: Search } | { problem: SearchProblem };
