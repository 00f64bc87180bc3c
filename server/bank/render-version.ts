import { type Body, bodySchema, levelSchema, type Question, simSchema } from '#core/bank/question';
import { renderCloze } from '#core/bank/render-cloze';
import {
  type FindPicture,
  renderInline,
  renderMarkdown,
  renderPlain,
} from '#core/bank/render-markdown';
import type { Prisma } from '#prisma/generated/client';
import type { BankPictures } from './bank-pictures';
import type { RenderedBody, RenderedVersion } from './rendered-question';

/** A version and its choices, as the database holds them. */
export type VersionRow = Prisma.QuestionVersionGetPayload<{ include: { choices: true } }>;

/** A version never changes, and with the same pictures its HTML does not: the latest used are kept. */
const rendered = new Map<string, RenderedVersion>();
const RENDERED_MAX = 2_000;

export function renderVersion(row: VersionRow, pictures: BankPictures): RenderedVersion {
  const name = `${row.ownerId}/${row.questionId}/${row.number}/${pictures.fingerprint}`;
  const version = rendered.get(name) ?? render(row, pictures);
  rendered.delete(name);
  rendered.set(name, version);
  const oldest = rendered.keys().next().value;
  if (rendered.size > RENDERED_MAX && oldest !== undefined) rendered.delete(oldest);
  return version;
}

/** The key of a version, put together from its own row and its choices' rows. */
export function readBody({ kind, body, choices }: VersionRow): Body {
  if (kind !== 'single' && kind !== 'multiple') return bodySchema.parse(body);
  const ordered = choices.toSorted((a, b) => a.position - b.position);
  return {
    kind,
    choices: ordered.map(({ text, isCorrect, explanation }) => ({
      text,
      correct: isCorrect,
      explanation,
    })),
  };
}

function render(row: VersionRow, pictures: BankPictures): RenderedVersion {
  const words = {
    ...row,
    level: levelSchema.parse(row.level),
    body: readBody(row),
    sim: simSchema.nullable().parse(row.sim),
  };
  return renderWords(words, pictures);
}

type Words = Omit<Question, 'id' | 'source' | 'proof' | 'line'>;

/** A question as it is shown, stored or not. */
export function renderWords(words: Words, { find }: BankPictures): RenderedVersion {
  const { title, stem, hint, answer, keyPoints, level, topics, body, sim } = words;
  return {
    kind: body.kind,
    title: renderPlain(title),
    titleHtml: renderInline(title, find),
    stemHtml: renderMarkdown(stem, find),
    hintHtml: renderOrNull(hint, find),
    answerHtml: renderOrNull(answer, find),
    keyPointsHtml: keyPoints.map((point) => renderInline(point, find)),
    level,
    topics,
    body: renderBody(body, find),
    sim,
  };
}

function renderBody(body: Body, find: FindPicture): RenderedBody {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return {
        kind: body.kind,
        choices: body.choices.map(({ text, correct, explanation }) => ({
          html: renderInline(text, find),
          correct,
          explanationHtml: renderOrNull(explanation, find),
        })),
      };
    case 'ordering':
      return { kind: body.kind, stepsHtml: body.steps.map((step) => renderInline(step, find)) };
    case 'matching':
      return {
        kind: body.kind,
        leftTitle: renderPlain(body.leftTitle),
        rightTitle: renderPlain(body.rightTitle),
        pairs: body.pairs.map(({ left, right }) => ({
          leftHtml: renderInline(left, find),
          rightHtml: renderInline(right, find),
        })),
      };
    case 'cloze':
      return { kind: body.kind, parts: renderCloze(body.text, find) };
    case 'number':
    case 'short':
    case 'open':
      return body;
  }
}

function renderOrNull(markdown: string | null, find: FindPicture): string | null {
  return markdown === null ? null : renderMarkdown(markdown, find);
}
