/** The one place that knows the XML parser. No entities but the five of XML, no document types. */
import { XMLParser } from 'fast-xml-parser';
import { makeSource, pointAt, type Source } from '../source';

export type XmlElement = {
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** Words and elements, in their order. */
  children: readonly (XmlElement | string)[];
  /** From 1. */
  line: number;
};

const LENGTH_MAX = 10_000_000;
const DEPTH_MAX = 100;
const CDATA = '#cdata';
const ATTRIBUTES = ':@';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  cdataPropName: CDATA,
  processEntities: false,
  captureMetaData: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  maxNestedTags: DEPTH_MAX,
});

/** The outermost element, or a sentence why there is none. Never throws. */
export function parseXml(text: string): XmlElement | string {
  if (text.length > LENGTH_MAX)
    return `The file is longer than ${LENGTH_MAX} characters; split it.`;
  if (/<!DOCTYPE/i.test(text.slice(0, text.search(/<[a-z]/i)))) {
    return 'The file declares a document type (<!DOCTYPE ...>), which is not read; take it out.';
  }
  const nodes = parseNodes(text);
  if (nodes === null)
    return 'This is no XML that can be read: a tag is cut off or nested too deeply.';
  const [root] = elementsOf(nodes, makeSource(text)).filter((node) => typeof node !== 'string');
  return root ?? 'There is no element in this file.';
}

/** The elements right under one, of one name or of all. */
export function childrenOf(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0];
}

/** All elements under one, however deep, in the order of the file. */
export function descendantsOf(element: XmlElement, name?: string): XmlElement[] {
  return childrenOf(element).flatMap((child) => [
    ...(name === undefined || child.name === name ? [child] : []),
    ...descendantsOf(child, name),
  ]);
}

/** The words in an element and in those in it. */
export function wordsOf(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : wordsOf(child)))
    .join('');
}

/** Null where the library gives up. */
function parseNodes(text: string): unknown {
  try {
    return parser.parse(text);
  } catch {
    return null;
  }
}

function elementsOf(nodes: unknown, source: Source): (XmlElement | string)[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) =>
    typeof node === 'object' && node !== null ? readNode(node, source) : [],
  );
}

/** The library gives each node as `{ name: nodes, ':@': attributes }`. */
function readNode(node: object, source: Source): (XmlElement | string)[] {
  const entries: [string, unknown][] = Object.entries(node);
  const [name = '', content] = entries.find(([key]) => key !== ATTRIBUTES) ?? [];
  if (name === '#text') return [decodeEntities(String(content))];
  if (name === CDATA) return cdataOf(content);
  const attributes = entries.find(([key]) => key === ATTRIBUTES)?.[1];
  return [
    {
      name,
      attributes: new Map(
        Object.entries(attributes ?? {}).map(([key, value]) => [
          key,
          decodeEntities(String(value)),
        ]),
      ),
      children: elementsOf(content, source),
      line: pointAt(source, startOf(node)).line,
    },
  ];
}

/** Words in which nothing is an entity. */
function cdataOf(nodes: unknown): string[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.map((node: { '#text'?: unknown }) => String(node['#text'] ?? ''));
}

function startOf(node: object): number {
  for (const symbol of Object.getOwnPropertySymbols(node)) {
    const place: unknown = Reflect.get(node, symbol);
    if (typeof place !== 'object' || place === null || !('startIndex' in place)) continue;
    if (typeof place.startIndex === 'number') return place.startIndex;
  }
  return 0;
}

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u{a0}'],
]);

/** What is no entity of XML stays as it is written. */
function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return entities.get(name) ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(hex, 16);
      return isCharacter(code) ? String.fromCodePoint(code) : '\u{fffd}';
    },
  );
}

function isCharacter(code: number): boolean {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}
