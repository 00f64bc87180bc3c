/** What a QTI item declares to be right. */
import { childOf, childrenOf, wordsOf, type XmlElement } from './xml';

export type QtiDeclaration = {
  cardinality: string;
  baseType: string;
  correct: string[];
  /** What gives the full mark by a mapping, in the order of the file. */
  mapped: string[];
};

const none: QtiDeclaration = { cardinality: '', baseType: '', correct: [], mapped: [] };

/** What the response of an interaction is compared with. */
export function declarationOf(item: XmlElement, interaction: XmlElement): QtiDeclaration {
  const name = interaction.attributes.get('responseidentifier');
  const declarations = childrenOf(item, 'responsedeclaration');
  const found = declarations.find(({ attributes }) => attributes.get('identifier') === name);
  if (!found) return none;
  const correct = childrenOf(childOf(found, 'correctresponse') ?? nothing, 'value');
  const entries = childrenOf(childOf(found, 'mapping') ?? nothing, 'mapentry');
  const values = entries.map(({ attributes }) => Number(attributes.get('mappedvalue')));
  const most = Math.max(...values);
  return {
    cardinality: found.attributes.get('cardinality') ?? '',
    baseType: found.attributes.get('basetype') ?? '',
    correct: correct.map((value) => wordsOf(value).trim()),
    mapped: entries
      .filter((_, index) => most > 0 && values[index] === most)
      .map(({ attributes }) => attributes.get('mapkey') ?? ''),
  };
}

const nothing: XmlElement = { name: '', attributes: new Map(), children: [], line: 1 };
