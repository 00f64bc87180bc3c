/** What is asked for, as QTI 3 declares, shows and scores it. */
import { readCloze } from '../cloze';
import type { Body } from '../question';
import { GAP_MARK } from './gaps';
import { inlineToHtml, markdownToHtml } from './markdown-to-html';
import { partIdentifier } from './qti-identifier';
import { xmlText } from './xml-text';

export type QtiInteraction = {
  declarations: string[];
  interaction: string;
  /** What is in the response processing; empty where a person scores. */
  processing: string;
};

const RESPONSE = 'RESPONSE';

export function writeInteraction(body: Body): QtiInteraction {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return writeChoices(body);
    case 'ordering':
      return writeSteps(body.steps);
    case 'matching':
      return writePairs(body);
    case 'cloze':
      return writeGaps(body.text);
    case 'number':
      return writeNumber(body);
    case 'short':
      return {
        declarations: [mapped(RESPONSE, body.accepted)],
        interaction: `<div>${entry(RESPONSE)}</div>`,
        processing: sumOf([RESPONSE]),
      };
    case 'open':
      return {
        declarations: [declared(RESPONSE, 'single', 'string', [])],
        interaction: `<qti-extended-text-interaction response-identifier="${RESPONSE}"/>`,
        processing: '',
      };
  }
}

/** Explanations are shown with the choice that was made. */
function writeChoices({ kind, choices }: Extract<Body, { choices: unknown }>): QtiInteraction {
  const cardinality = kind === 'single' ? 'single' : 'multiple';
  const rights = choices.flatMap(({ correct }, index) =>
    correct ? partIdentifier('choice-', index) : [],
  );
  const written = choices.map(({ text, explanation }, index) => {
    const name = partIdentifier('choice-', index);
    const feedback =
      explanation === null
        ? ''
        : `<qti-feedback-inline outcome-identifier="FEEDBACK" identifier="${name}" show-hide="show" data-markdown="${xmlText(explanation)}">${inlineToHtml(explanation)}</qti-feedback-inline>`;
    return `<qti-simple-choice identifier="${name}" data-markdown="${xmlText(text)}">${inlineToHtml(text)}${feedback}</qti-simple-choice>`;
  });
  return {
    declarations: [
      declared(RESPONSE, cardinality, 'identifier', rights),
      `<qti-outcome-declaration identifier="FEEDBACK" cardinality="${cardinality}" base-type="identifier"/>`,
    ],
    interaction: `<qti-choice-interaction response-identifier="${RESPONSE}" shuffle="true" max-choices="${kind === 'single' ? 1 : 0}">${written.join('')}</qti-choice-interaction>`,
    processing: `<qti-set-outcome-value identifier="FEEDBACK"><qti-variable identifier="${RESPONSE}"/></qti-set-outcome-value>${allRight}`,
  };
}

function writeSteps(steps: readonly string[]): QtiInteraction {
  const names = steps.map((_, index) => partIdentifier('step-', index));
  const written = steps.map(
    (step, index) =>
      `<qti-simple-choice identifier="${names[index]}" data-markdown="${xmlText(step)}">${inlineToHtml(step)}</qti-simple-choice>`,
  );
  return {
    declarations: [declared(RESPONSE, 'ordered', 'identifier', names)],
    interaction: `<qti-order-interaction response-identifier="${RESPONSE}" shuffle="true">${written.join('')}</qti-order-interaction>`,
    processing: allRight,
  };
}

function writePairs(body: Extract<Body, { kind: 'matching' }>): QtiInteraction {
  const { pairs, leftTitle, rightTitle } = body;
  const values = pairs.map(
    (_, index) => `${partIdentifier('left-', index)} ${partIdentifier('right-', index)}`,
  );
  const sets = [
    matchSet(
      'left-',
      leftTitle,
      pairs.map(({ left }) => left),
    ),
    matchSet(
      'right-',
      rightTitle,
      pairs.map(({ right }) => right),
    ),
  ];
  return {
    declarations: [declared(RESPONSE, 'multiple', 'directedPair', values)],
    interaction: `<qti-match-interaction response-identifier="${RESPONSE}" shuffle="true" max-associations="${pairs.length}">${sets.join('')}</qti-match-interaction>`,
    processing: allRight,
  };
}

function matchSet(prefix: string, title: string, cells: readonly string[]): string {
  const written = cells.map(
    (cell, index) =>
      `<qti-simple-associable-choice identifier="${partIdentifier(prefix, index)}" match-max="1" data-markdown="${xmlText(cell)}">${inlineToHtml(cell)}</qti-simple-associable-choice>`,
  );
  return `<qti-simple-match-set data-title="${xmlText(title)}">${written.join('')}</qti-simple-match-set>`;
}

function writeGaps(text: string): QtiInteraction {
  const parts = readCloze(text);
  const gaps = parts.flatMap((part) => ('gap' in part ? [part.gap] : []));
  const names = gaps.map((_, index) => partIdentifier('gap-', index));
  const marked = parts.map((part) => ('gap' in part ? GAP_MARK : part.text)).join('');
  let next = 0;
  const html = markdownToHtml(marked).replaceAll(GAP_MARK, () => entry(names[next++] ?? ''));
  return {
    declarations: gaps.map((accepted, index) => mapped(names[index] ?? '', accepted)),
    interaction: `<div data-cloze="${xmlText(text)}">${html}</div>`,
    processing: sumOf(names),
  };
}

function writeNumber({
  value,
  tolerance,
  unit,
}: Extract<Body, { kind: 'number' }>): QtiInteraction {
  const variables = `<qti-variable identifier="${RESPONSE}"/><qti-correct identifier="${RESPONSE}"/>`;
  const equal = `<qti-equal tolerance-mode="absolute" tolerance="${tolerance} ${tolerance}">${variables}</qti-equal>`;
  const named = unit === null ? '' : ` data-unit="${xmlText(unit)}"`;
  return {
    declarations: [declared(RESPONSE, 'single', 'float', [String(value)])],
    interaction: `<div${named}>${entry(RESPONSE)} ${xmlText(unit ?? '')}</div>`,
    processing: scoreIf(equal),
  };
}

function declared(
  name: string,
  cardinality: string,
  type: string,
  correct: readonly string[],
): string {
  const start = `<qti-response-declaration identifier="${name}" cardinality="${cardinality}" base-type="${type}"`;
  if (correct.length === 0) return `${start}/>`;
  return `${start}>${correctResponse(correct)}</qti-response-declaration>`;
}

/** The first of the words is shown as the right ones; all of them score. */
function mapped(name: string, accepted: readonly string[]): string {
  const entries = accepted.map(
    (words) =>
      `<qti-map-entry map-key="${xmlText(words)}" mapped-value="1" case-sensitive="false"/>`,
  );
  return `<qti-response-declaration identifier="${name}" cardinality="single" base-type="string">${correctResponse(accepted.slice(0, 1))}<qti-mapping default-value="0">${entries.join('')}</qti-mapping></qti-response-declaration>`;
}

function correctResponse(values: readonly string[]): string {
  const written = values.map((value) => `<qti-value>${xmlText(value)}</qti-value>`);
  return `<qti-correct-response>${written.join('')}</qti-correct-response>`;
}

function entry(name: string): string {
  return `<qti-text-entry-interaction response-identifier="${name}"/>`;
}

function sumOf(names: readonly string[]): string {
  const scores = names.map((name) => `<qti-map-response identifier="${name}"/>`);
  return `<qti-set-outcome-value identifier="SCORE"><qti-sum>${scores.join('')}</qti-sum></qti-set-outcome-value>`;
}

function scoreIf(condition: string): string {
  const one = '<qti-base-value base-type="float">1</qti-base-value>';
  return `<qti-response-condition><qti-response-if>${condition}<qti-set-outcome-value identifier="SCORE">${one}</qti-set-outcome-value></qti-response-if></qti-response-condition>`;
}

const allRight = scoreIf(
  `<qti-match><qti-variable identifier="${RESPONSE}"/><qti-correct identifier="${RESPONSE}"/></qti-match>`,
);
