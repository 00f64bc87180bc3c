/** QTI items that are answered by typing or choosing words: a short answer, a number, or gaps. */
import type { Body } from '../question';
import { readGappedText } from './gapped-text';
import { GAP_MARK, isGap } from './gaps';
import { htmlToMarkdown } from './html-to-markdown';
import { declarationOf } from './qti-declaration';
import { markdownOf } from './qti-element';
import type { QtiBody } from './qti-key';
import { splitText } from './question-text';
import { descendantsOf, type XmlElement } from './xml';

type GapItem = {
  item: XmlElement;
  body: XmlElement;
  interactions: readonly XmlElement[];
  /** With a mark in the place of each interaction. */
  html: string;
  /** Our own Markdown of the text, where the item is ours. */
  written: string | undefined;
  name: string;
};

const BLANK = '_____';

/** A sentence where it cannot be read. */
export function readQtiGaps(order: GapItem): QtiBody | string {
  const { item, body, interactions, html, written, name } = order;
  const cloze = descendantsOf(body).find(({ attributes }) => attributes.has('datacloze'));
  const own = cloze?.attributes.get('datacloze');
  if (written !== undefined && own !== undefined) {
    return gapBody(splitText(written, name), { kind: 'cloze', text: own });
  }
  const gaps = interactions.map((interaction) => acceptedOf(item, interaction));
  const [first] = interactions;
  const key = first && interactions.length === 1 ? readEntry(item, body, first) : null;
  if (key && written !== undefined) return gapBody(splitText(written, name), key);
  const text = htmlToMarkdown(html);
  const isAlone = text.split('\n').some((line) => line.trim() === GAP_MARK);
  if (key && (isAlone || key.kind === 'number' || !gaps.every(isGap))) {
    return gapBody(splitText(text.replace(GAP_MARK, isAlone ? '' : BLANK), name), key);
  }
  if (!gaps.every(isGap)) return 'The item does not say which words are right in its gaps.';
  const { answer, notes, body: read, ...words } = readGappedText(html, 'html', gaps, name);
  return answer === ''
    ? { ...gapBody(words, read), notes }
    : 'A gap of this item stands where no gap can be.';
}

function gapBody(text: { title: string; stem: string }, body: Body): QtiBody {
  return { question: { ...text, body }, explained: [], notes: [] };
}

/** What one entry alone asks for. */
function readEntry(item: XmlElement, body: XmlElement, interaction: XmlElement): Body {
  const { baseType } = declarationOf(item, interaction);
  const accepted = acceptedOf(item, interaction);
  const value = Number(accepted[0] || Number.NaN);
  const isNumber = baseType === 'float' || baseType === 'integer';
  if (!isNumber || !Number.isFinite(value)) return { kind: 'short', accepted };
  const unit = descendantsOf(body).find(({ attributes }) => attributes.has('dataunit'));
  return {
    kind: 'number',
    value,
    tolerance: toleranceOf(item, value),
    unit: unit?.attributes.get('dataunit') ?? null,
  };
}

/** As far off as the comparison in the response processing allows. */
function toleranceOf(item: XmlElement, value: number): number {
  const [equal] = descendantsOf(item, 'equal');
  const [first = ''] = equal?.attributes.get('tolerance')?.trim().split(/\s+/) ?? [];
  const tolerance = Math.abs(Number(first)) || 0;
  const isRelative = equal?.attributes.get('tolerancemode') === 'relative';
  return isRelative ? Math.abs((value * tolerance) / 100) : tolerance;
}

/** The words that are right; of an inline choice, those of the right choice. */
function acceptedOf(item: XmlElement, interaction: XmlElement): string[] {
  const { correct, mapped } = declarationOf(item, interaction);
  const accepted = [...new Set([...correct, ...mapped])];
  if (interaction.name !== 'inlinechoiceinteraction') return accepted;
  return descendantsOf(interaction, 'inlinechoice')
    .filter(({ attributes }) => accepted.includes(attributes.get('identifier') ?? ''))
    .map((choice) => markdownOf(choice));
}
