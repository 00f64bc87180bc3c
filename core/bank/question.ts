/**
 * The vocabulary of questions, shared by every area. A question is plain data: what an author wrote,
 * taken apart. It knows nothing of databases, of learners, or of how it is shown.
 */
import { z } from 'zod';

export const kinds = [
  'single',
  'multiple',
  'ordering',
  'matching',
  'cloze',
  'number',
  'short',
  'open',
] as const;
export const kindSchema = z.enum(kinds);
export type Kind = z.infer<typeof kindSchema>;

/** How much experience an interviewer expects of someone who is asked this. */
export const levels = ['entry', 'core', 'senior'] as const;
export const levelSchema = z.enum(levels);
export type Level = z.infer<typeof levelSchema>;

/** All texts are Markdown source. */
export const choiceSchema = z.object({
  text: z.string(),
  correct: z.boolean(),
  explanation: z.string().nullable(),
});
export type Choice = z.infer<typeof choiceSchema>;

/** What is asked for and what is right, by kind. */
export const bodySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single'), choices: z.array(choiceSchema) }),
  z.object({ kind: z.literal('multiple'), choices: z.array(choiceSchema) }),
  /** Steps in the right order. */
  z.object({ kind: z.literal('ordering'), steps: z.array(z.string()) }),
  /** The header cells name the two columns. */
  z.object({
    kind: z.literal('matching'),
    leftTitle: z.string(),
    rightTitle: z.string(),
    pairs: z.array(z.object({ left: z.string(), right: z.string() })),
  }),
  /** Markdown with gaps as {{word}}; {{word|other}} accepts either. */
  z.object({ kind: z.literal('cloze'), text: z.string() }),
  z.object({
    kind: z.literal('number'),
    value: z.number(),
    tolerance: z.number(),
    unit: z.string().nullable(),
  }),
  /** Any of the lines is right, compared without regard to case and repeated spaces. */
  z.object({ kind: z.literal('short'), accepted: z.array(z.string()) }),
  z.object({ kind: z.literal('open') }),
]);
export type Body = z.infer<typeof bodySchema>;

/** `scenario` is a file name in core/cluster/scenarios without its ending. */
export const simSchema = z.object({
  scenario: z.string(),
  view: z.enum(['reconcile', 'services']),
  caption: z.string().optional(),
});
export type Sim = z.infer<typeof simSchema>;

/**
 * A check in CEL for each choice, by its number from 1: at a moment of the scenario, a duration from
 * its beginning, it is true for what is right and false for what is wrong. Left out, the scenario is
 * that of `sim` and the moment its end.
 */
export const proofSchema = z.object({
  scenario: z.string().optional(),
  at: z
    .string()
    .regex(/^\d+(\.\d+)?(ms|s|m|h)$/)
    .optional(),
  choices: z.record(z.string().regex(/^[1-9]\d*$/), z.string()),
});
export type Proof = z.infer<typeof proofSchema>;

export const questionSchema = z.object({
  /** The author's id; null where there is none. */
  id: z.string().nullable(),
  title: z.string(),
  /** Markdown under the heading, less what the other fields hold. */
  stem: z.string(),
  level: levelSchema,
  topics: z.array(z.string()),
  source: z.object({ name: z.string(), section: z.string().nullable() }).nullable(),
  body: bodySchema,
  hint: z.string().nullable(),
  answer: z.string().nullable(),
  /** What a good spoken answer must contain, a Markdown line each. */
  keyPoints: z.array(z.string()),
  sim: simSchema.nullable(),
  proof: proofSchema.nullable(),
  /** Line of the heading in its file, from 1. */
  line: z.number().int(),
});
export type Question = z.infer<typeof questionSchema>;

/** Something wrong with a bank, as data: parsing never throws and never drops. */
export type Problem = {
  rule: string;
  severity: 'error' | 'warning';
  message: string;
  /** From 1. */
  line: number;
  column: number;
};

export const frontMatterSchema = z.object({
  bank: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string().min(1),
  description: z.string().default(''),
  language: z.string().default('en'),
  license: z.string().min(1),
  topics: z.array(z.string()).default([]),
  sources: z.record(z.string(), z.string()).default({}),
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

export type Bank = {
  frontMatter: FrontMatter | null;
  /** Markdown before the first question, the `#` title included. */
  preface: string;
  questions: Question[];
  problems: Problem[];
};
