/**
 * A question as it is put to someone who must not see its key: no right or wrong, no explanation, no
 * answer. Choices, steps and right-hand entries are in the order shown, and a response to it counts
 * by places in that order.
 */
import type { Level } from '#core/bank/question';

export type AskedBody =
  | { kind: 'single' | 'multiple'; choicesHtml: string[] }
  | { kind: 'ordering'; stepsHtml: string[] }
  | {
      kind: 'matching';
      leftTitle: string;
      rightTitle: string;
      leftsHtml: string[];
      rightsHtml: string[];
    }
  | { kind: 'cloze'; parts: ({ html: string } | { gap: true })[] }
  | { kind: 'number'; unit: string | null }
  | { kind: 'short' }
  | { kind: 'open' };

export type AskedQuestion = {
  titleHtml: string;
  stemHtml: string;
  hintHtml: string | null;
  level: Level;
  topics: string[];
  body: AskedBody;
};
