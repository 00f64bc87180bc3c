/** One question as a QTI 3 item. Texts are shown as HTML and carry their Markdown in `data-markdown`. */
import { renderPlain } from '../render-markdown';
import { joinPoints } from './answer-text';
import type { CarriedQuestion } from './carry-question';
import { markdownToHtml } from './markdown-to-html';
import { itemIdentifier } from './qti-identifier';
import { writeInteraction } from './qti-interaction';
import { joinText } from './question-text';
import { xmlText } from './xml-text';

export function writeQtiItem(question: CarriedQuestion, index: number, namespace: string): string {
  const { id, title, body, hint, answer, level, topics } = question;
  const { declarations, interaction, processing } = writeInteraction(body);
  const name = xmlText(renderPlain(title));
  const labels = [
    ...(level === null ? [] : [`data-level="${level}"`]),
    ...(topics.length === 0 ? [] : [`data-topics="${xmlText(topics.join('\n'))}"`]),
  ];
  return [
    `<qti-assessment-item xmlns="${namespace}" identifier="${itemIdentifier(id, index)}" title="${name}" adaptive="false" time-dependent="false">`,
    ...declarations,
    '<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>',
    ...(hint === null ? [] : [shownOutcome('HINT')]),
    ...(answer === null ? [] : [shownOutcome('ANSWER')]),
    `<qti-item-body${labels.map((label) => ` ${label}`).join('')}>`,
    written('div', joinText(question)),
    interaction,
    ...writeRubric(question),
    '</qti-item-body>',
    ...(processing === ''
      ? []
      : [`<qti-response-processing>${processing}</qti-response-processing>`]),
    ...(hint === null ? [] : [writeFeedback('HINT', hint)]),
    ...(answer === null ? [] : [writeFeedback('ANSWER', answer)]),
    '</qti-assessment-item>\n',
  ].join('\n');
}

/** An element with its Markdown, shown as HTML. */
export function written(name: string, markdown: string, attributes = ''): string {
  const start = attributes === '' ? name : `${name} ${attributes}`;
  return `<${start} data-markdown="${xmlText(markdown)}">${markdownToHtml(markdown)}</${name}>`;
}

/** For those who grade: what a good answer contains. */
function writeRubric({ keyPoints }: CarriedQuestion): string[] {
  if (keyPoints.length === 0) return [];
  const content = written('qti-content-body', joinPoints(keyPoints));
  return [`<qti-rubric-block use="scoring" view="scorer">${content}</qti-rubric-block>`];
}

function shownOutcome(name: string): string {
  const value = `<qti-default-value><qti-value>${name}</qti-value></qti-default-value>`;
  return `<qti-outcome-declaration identifier="${name}" cardinality="single" base-type="identifier">${value}</qti-outcome-declaration>`;
}

function writeFeedback(name: string, markdown: string): string {
  const content = written('qti-content-body', markdown);
  return `<qti-modal-feedback outcome-identifier="${name}" identifier="${name}" show-hide="show">${content}</qti-modal-feedback>`;
}
