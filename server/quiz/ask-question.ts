import type { RenderedBody, RenderedQuestion } from '#server/bank/rendered-question';
import type { AskedBody, AskedQuestion } from './asked-question';

/** Leaves the key out. `order` holds at each place shown the position as authored. */
export function askQuestion(question: RenderedQuestion, order: readonly number[]): AskedQuestion {
  const { titleHtml, stemHtml, hintHtml, level, topics, body } = question;
  return { titleHtml, stemHtml, hintHtml, level, topics, body: askBody(body, order) };
}

function askBody(body: RenderedBody, order: readonly number[]): AskedBody {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return { kind: body.kind, choicesHtml: inOrder(body.choices, order).map(({ html }) => html) };
    case 'ordering':
      return { kind: body.kind, stepsHtml: inOrder(body.stepsHtml, order) };
    case 'matching':
      return {
        kind: body.kind,
        leftTitle: body.leftTitle,
        rightTitle: body.rightTitle,
        leftsHtml: body.pairs.map(({ leftHtml }) => leftHtml),
        rightsHtml: inOrder(body.pairs, order).map(({ rightHtml }) => rightHtml),
      };
    case 'cloze':
      return {
        kind: body.kind,
        parts: body.parts.map((part) => ('html' in part ? { html: part.html } : { gap: true })),
      };
    case 'number':
      return { kind: body.kind, unit: body.unit };
    case 'short':
    case 'open':
      return { kind: body.kind };
  }
}

function inOrder<T>(values: readonly T[], order: readonly number[]): T[] {
  return order.flatMap((position) => values.slice(position, position + 1));
}
