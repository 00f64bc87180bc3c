/** QTI 2 says `choiceInteraction`, QTI 3 `qti-choice-interaction`: both are read by one set of names. */
import { htmlToMarkdown } from './html-to-markdown';
import type { XmlElement } from './xml';
import { xmlText } from './xml-text';

/** Names and attributes in small letters, without the prefix and hyphens of QTI 3. */
export function normaliseQti({ name, attributes, children, line }: XmlElement): XmlElement {
  return {
    name: plainName(name),
    attributes: new Map([...attributes].map(([key, value]) => [plainName(key), value])),
    children: children.map((child) => (typeof child === 'string' ? child : normaliseQti(child))),
    line,
  };
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/^qti-/, '').replaceAll('-', '');
}

/** The text in an element: the Markdown that it carries, or its HTML turned into Markdown. */
export function markdownOf(element: XmlElement | undefined, isLeftOut?: IsLeftOut): string {
  if (!element) return '';
  return (
    element.attributes.get('datamarkdown')?.trim() ?? htmlToMarkdown(htmlIn(element, isLeftOut))
  );
}

type IsLeftOut = (element: XmlElement) => boolean;

/** What is in an element as HTML, with what lies around it where `shown` says so. */
export function htmlIn(
  element: XmlElement,
  isLeftOut: IsLeftOut = () => false,
  replaced: ReadonlyMap<XmlElement, string> = new Map(),
): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return xmlText(child);
      const words = replaced.get(child);
      if (words !== undefined) return words;
      if (isLeftOut(child)) return '';
      return wrap(child, htmlIn(child, isLeftOut, replaced));
    })
    .join('');
}

/** Elements of QTI that only group are no HTML, but end a line. */
function wrap({ name, attributes }: XmlElement, content: string): string {
  if (grouping.has(name)) return `<div>${content}</div>`;
  const kept = [...attributes].filter(([key]) => ['src', 'href', 'alt', 'class'].includes(key));
  const written = kept.map(([key, value]) => ` ${key}="${xmlText(value)}"`).join('');
  return `<${name}${written}>${content}${voids.has(name) ? '' : `</${name}>`}`;
}

const grouping = new Set(['prompt', 'contentbody', 'itembody', 'rubricblock', 'feedbackblock']);
const voids = new Set(['br', 'img', 'hr']);
