/** A question as an importer read it from another format: all that the file says, and nothing more. */
import type { Body, Level } from '../question';

export type NeutralQuestion = {
  /** Relative to what was imported, with forward slashes. */
  file: string;
  /** Where the question begins, from 1. */
  line: number;
  /** One line of Markdown, without its number or letter. */
  title: string;
  /** Markdown between the title and the key; '' where there is none. */
  stem: string;
  /** Choices of a question without a key are all `correct: false`. */
  body: Body;
  hint: string | null;
  /** Markdown; null where there is none. */
  answer: string | null;
  /** Markdown, a line each. */
  keyPoints: string[];
  /** Null where the file does not say. */
  level: Level | null;
  topics: string[];
  /** The file's own name for the question, which never changes; null where it has none. */
  id: string | null;
  /** Whether the file does not say what is right. */
  keyMissing: boolean;
  /** Rules of the warnings about it. */
  warnings: string[];
};
