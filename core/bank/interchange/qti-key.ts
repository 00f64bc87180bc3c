/** What is right in a QTI item that asks for one thing. */
import type { Body, Choice } from '../question';
import type { CarriedQuestion } from './carry-question';
import { declarationOf, type QtiDeclaration } from './qti-declaration';
import { markdownOf } from './qti-element';
import { childrenOf, descendantsOf, type XmlElement } from './xml';

export type QtiKey = {
  body: Body;
  /** Feedback of the item that became the explanation of a choice. */
  explained: XmlElement[];
  notes: { rule: string; message: string }[];
};
export type QtiBody = Omit<QtiKey, 'body'> & {
  question: Pick<CarriedQuestion, 'title' | 'stem' | 'body'>;
};

type KeyReader = (
  item: XmlElement,
  interaction: XmlElement,
  declaration: QtiDeclaration,
) => QtiKey | string;

/** A sentence where it cannot be read. */
export function readQtiKey(item: XmlElement, interaction: XmlElement): QtiKey | string {
  const read = keyReaders.get(interaction.name);
  if (!read) return `Items with <${interaction.name}> cannot be read.`;
  return read(item, interaction, declarationOf(item, interaction));
}

const keyReaders: ReadonlyMap<string, KeyReader> = new Map<string, KeyReader>([
  ['choiceinteraction', readChoices],
  ['orderinteraction', readSteps],
  ['matchinteraction', readPairs],
  ['extendedtextinteraction', () => ({ body: { kind: 'open' }, explained: [], notes: [] })],
]);

function readChoices(
  item: XmlElement,
  interaction: XmlElement,
  { cardinality, correct, mapped }: QtiDeclaration,
): QtiKey {
  const rights = correct.length > 0 ? correct : mapped;
  const feedback = childrenOf(item, 'modalfeedback');
  const explained: XmlElement[] = [];
  const choices = descendantsOf(interaction, 'simplechoice').map((choice): Choice => {
    const name = identifierOf(choice);
    const said = [
      ...descendantsOf(choice).filter(isFeedback),
      ...feedback.filter((element) => identifierOf(element) === name),
    ];
    explained.push(...said);
    return {
      text: markdownOf(choice, isFeedback),
      correct: rights.includes(name),
      explanation: said.map((element) => markdownOf(element)).join('\n\n') || null,
    };
  });
  const kind = cardinality === 'multiple' ? 'multiple' : 'single';
  return { body: { kind, choices }, explained, notes: [] };
}

function readSteps(
  _item: XmlElement,
  interaction: XmlElement,
  { correct }: QtiDeclaration,
): QtiKey | string {
  const choices = new Map(
    descendantsOf(interaction, 'simplechoice').map((choice) => [identifierOf(choice), choice]),
  );
  const steps = correct.map((name) => markdownOf(choices.get(name)));
  if (steps.length === 0) return 'The item does not say which order is right.';
  return { body: { kind: 'ordering', steps }, explained: [], notes: [] };
}

/** The right pairs; a cell without one is there to mislead. */
function readPairs(
  _item: XmlElement,
  interaction: XmlElement,
  { correct, mapped }: QtiDeclaration,
): QtiKey | string {
  const [left, right] = childrenOf(interaction, 'simplematchset');
  const cells = new Map(
    descendantsOf(interaction, 'simpleassociablechoice').map((cell) => [identifierOf(cell), cell]),
  );
  const named = (correct.length > 0 ? correct : mapped).map((pair) => pair.split(/\s+/));
  const pairs = named.map(([from = '', to = '']) => ({
    left: markdownOf(cells.get(from)),
    right: markdownOf(cells.get(to)),
  }));
  if (pairs.length === 0) return 'The item does not say which pairs are right.';
  const isUneven = cells.size > new Set(named.flat()).size;
  const message = 'Cells that belong to nothing were left out; here each one has its place.';
  return {
    body: {
      kind: 'matching',
      leftTitle: left?.attributes.get('datatitle') ?? '',
      rightTitle: right?.attributes.get('datatitle') ?? '',
      pairs,
    },
    explained: [],
    notes: isUneven ? [{ rule: 'match-uneven', message }] : [],
  };
}

function isFeedback({ name }: XmlElement): boolean {
  return name === 'feedbackinline' || name === 'feedbackblock';
}

function identifierOf({ attributes }: XmlElement): string {
  return attributes.get('identifier') ?? '';
}
