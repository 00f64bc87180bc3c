/** A question as a note for Anki: one card, whatever its kind. */
import { readCloze } from '../cloze';
import { type Body, kinds, type Question } from '../question';
import { type AnkiNote, clozeFields, questionFields } from './anki-note';
import { writeSource } from './anki-source';
import { joinAnswer } from './answer-text';
import { type Carries, questionParts } from './carry-question';
import { fnv1a } from './fnv1a';
import { GAP_MARK } from './gaps';
import { inlineToHtml, markdownToHtml } from './markdown-to-html';
import { renameMedia } from './media-name';
import { joinText } from './question-text';

export const ankiCarries: Carries = {
  name: 'Anki',
  kinds,
  parts: questionParts,
};

export type NoteOrder = {
  /** Its slug: the same question of the same bank is the same note for ever. */
  bank: string;
  deck: string;
  /** Paths of the files that come along. */
  media?: ReadonlySet<string>;
};

export function writeAnkiNote(question: Question, { bank, deck, media }: NoteOrder): AnkiNote {
  const { id, title, stem, body, hint, topics, level } = question;
  const isCloze = body.kind === 'cloze';
  const names = isCloze ? clozeFields : questionFields;
  const shown = [
    isCloze ? clozeHtml(question, body.text) : frontHtml(question),
    backHtml(question),
    hint === null ? '' : markdownToHtml(hint),
  ].map((html) => renameMedia(html, media ?? new Set()));
  const values = [...shown, writeSource(question, shown)];
  return {
    guid: fnv1a(JSON.stringify([bank, id ?? [title, stem, body]])),
    type: isCloze ? 'Cloze' : 'Basic',
    isCloze,
    fields: names.map((name, index) => ({ name, value: values[index] ?? '' })),
    tags: [`level::${level}`, ...topics.map(tagOf)],
    deck,
  };
}

/** Tags have no spaces. */
function tagOf(topic: string): string {
  return topic.trim().replace(/\s+/g, '_');
}

function frontHtml(question: Question): string {
  return markdownToHtml(joinText(question)) + offered(question.body);
}

/** All gaps belong to one card, because memory hangs on the question. */
function clozeHtml(question: Question, text: string): string {
  const parts = readCloze(text);
  const marked = parts.map((part) => ('gap' in part ? GAP_MARK : part.text)).join('');
  const words = parts.flatMap((part) => ('gap' in part ? [part.gap[0] ?? ''] : []));
  const html = markdownToHtml(`${joinText(question)}\n\n${marked}`);
  let next = 0;
  return html.replaceAll(GAP_MARK, () => `{{c1::${gapHtml(words[next++] ?? '')}}}`);
}

/** Two colons would begin a hint. */
function gapHtml(word: string): string {
  return word.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('::', ':&#58;');
}

/** What one chooses from; never in the order that is the key. */
function offered(body: Body): string {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return list(
        'ol',
        body.choices.map(({ text }) => text),
      );
    case 'ordering':
      return list('ul', body.steps.toSorted());
    case 'matching':
      return (
        heading(body.leftTitle) +
        list(
          'ul',
          body.pairs.map(({ left }) => left),
        ) +
        heading(body.rightTitle) +
        list('ul', body.pairs.map(({ right }) => right).toSorted())
      );
    default:
      return '';
  }
}

function backHtml(question: Question): string {
  const answer = joinAnswer(question);
  return keyHtml(question.body) + (answer === '' ? '' : markdownToHtml(answer));
}

function keyHtml(body: Body): string {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return list(
        'ol',
        body.choices.map(
          ({ text, correct, explanation }) =>
            `${correct ? '**✓**' : '✗'} ${text}${explanation === null ? '' : `\n\n${explanation}`}`,
        ),
      );
    case 'ordering':
      return list('ol', body.steps);
    case 'matching':
      return list(
        'ul',
        body.pairs.map(({ left, right }) => `${left} → ${right}`),
      );
    case 'number':
      return `<p>${inlineToHtml(`${body.value} ${body.unit ?? ''} ± ${body.tolerance}`)}</p>`;
    case 'short':
      return list(
        'ul',
        body.accepted.map((line) => `\`\` ${line} \`\``),
      );
    case 'cloze':
      return others(body.text);
    case 'open':
      return '';
  }
}

/** Words that a gap takes too. */
function others(text: string): string {
  const gaps = readCloze(text).flatMap((part) => ('gap' in part ? [part.gap] : []));
  const several = gaps.filter((gap) => gap.length > 1).map((gap) => gap.join(', '));
  return several.length === 0 ? '' : list('ul', several);
}

function list(name: 'ol' | 'ul', texts: readonly string[]): string {
  const type = name === 'ol' ? ' type="A"' : '';
  return `<${name}${type}>${texts.map((text) => `<li>${inlineToHtml(text)}</li>`).join('')}</${name}>`;
}

function heading(title: string): string {
  return title === '' ? '' : `<p><strong>${inlineToHtml(title)}</strong></p>`;
}
