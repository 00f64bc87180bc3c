/** A question's key in the shape that its kind has, each the inverse of the reader of the same name. */
import { parseFragment } from './markdown';
import { fence, hang, joinBlocks, quote } from './print-blocks';
import type { Body, Choice } from './question';

/** `bullet` begins the list of choices: another one than that of a list right before it. */
export function printBody(body: Body, bullet: '-' | '*'): string {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return body.choices.map((choice) => printChoice(choice, bullet)).join('\n');
    case 'ordering':
      return joinBlocks([
        'Order:',
        body.steps.map((step, index) => hang(`${index + 1}. `, step)).join('\n'),
      ]);
    case 'matching': {
      const { leftTitle, rightTitle, pairs } = body;
      const rows = pairs.map(({ left, right }) => printRow(left, right));
      return ['Match:\n', printRow(leftTitle, rightTitle), '| --- | --- |', ...rows].join('\n');
    }
    case 'cloze':
      return body.text;
    case 'number': {
      const unit = body.unit === null ? '' : ` ${escapeMarks(body.unit)}`;
      return `= ${body.value}${unit} ± ${body.tolerance}`;
    }
    case 'short':
      return fence('answer', body.accepted.join('\n'));
    case 'open':
      return '';
  }
}

/** Only a paragraph can stand beside the box; other blocks, such as code, stand under it. */
function printChoice({ text, correct, explanation }: Choice, bullet: string): string {
  const box = correct ? '[x]' : '[ ]';
  const [first] = text === '' ? [] : parseFragment(text).children;
  const isBeside = first === undefined || first.type === 'paragraph';
  const words = isBeside ? `${box} ${text}`.trimEnd() : `${box}\n\n${text}`;
  if (explanation === null) return hang(`${bullet} `, words);
  const gap = words.includes('\n') ? '\n\n' : '\n';
  return hang(`${bullet} `, words + gap + quote(explanation));
}

/** A bar would end the cell, even in code. */
function printRow(left: string, right: string): string {
  return `| ${left.replaceAll('|', '\\|')} | ${right.replaceAll('|', '\\|')} |`;
}

/** Words that are read as plain text keep what would be markup in them. */
function escapeMarks(words: string): string {
  return words.replaceAll(/[\\`*_~[\]<&]/g, '\\$&');
}
