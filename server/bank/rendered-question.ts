/**
 * A question version as screens show it: plain data, every text already HTML that is safe to insert.
 * It holds the key, so it must not reach a browser before the question is answered or folded open.
 */
import type { Kind, Level, Sim } from '#core/bank/question';
import type { RenderedClozePart } from '#core/bank/render-cloze';

export type RenderedChoice = { html: string; correct: boolean; explanationHtml: string | null };

/** As `Body` in core/bank/question, in the author's order, with HTML for every text that is shown. */
export type RenderedBody =
  | { kind: 'single' | 'multiple'; choices: RenderedChoice[] }
  | { kind: 'ordering'; stepsHtml: string[] }
  | {
      kind: 'matching';
      leftTitle: string;
      rightTitle: string;
      pairs: { leftHtml: string; rightHtml: string }[];
    }
  | { kind: 'cloze'; parts: RenderedClozePart[] }
  | { kind: 'number'; value: number; tolerance: number; unit: string | null }
  | { kind: 'short'; accepted: string[] }
  | { kind: 'open' };

/** What follows from the version alone, which never changes. */
export type RenderedVersion = {
  kind: Kind;
  /** Plain text, for page titles and lists. */
  title: string;
  titleHtml: string;
  stemHtml: string;
  hintHtml: string | null;
  answerHtml: string | null;
  keyPointsHtml: string[];
  level: Level;
  topics: string[];
  body: RenderedBody;
  sim: Sim | null;
};

export type RenderedQuestion = RenderedVersion & {
  id: string;
  ownerId: string;
  bankSlug: string;
  /** The author's id, unique in the bank. */
  key: string;
  versionNumber: number;
  /** `document` is what the bank says the named source is. */
  source: { name: string; document: string; section: string | null } | null;
};
