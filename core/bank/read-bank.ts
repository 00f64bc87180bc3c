import type { Root, RootContent } from 'mdast';
import { readFrontMatter } from './front-matter';
import { isParsable, isShallow, reportLongFields } from './limits';
import { parseDocument, walk } from './markdown';
import { normaliseText } from './normalise-text';
import type { FrontMatter } from './question';
import { type ReadQuestion, readQuestion, type Section } from './read-question';
import {
  definitionsIn,
  markdownOf,
  type Reader,
  referencesIn,
  withoutForeignDefinitions,
} from './reader';
import { reportRule } from './report-rule';
import { makeSource, spanOf } from './source';
import { reportSwallowing } from './swallowing';

export type ReadOptions = {
  /** Names that a `sim` block may use; left out, every name is taken. */
  scenarios?: readonly string[];
};

/** A bank with the tree that it was read from, so that rules need not parse again. */
export type ReadBank = {
  reader: Reader;
  root: Root;
  frontMatter: FrontMatter | null;
  preface: string;
  questions: ReadQuestion[];
};

export function readBank(text: string, options: ReadOptions): ReadBank {
  const empty: Reader = {
    source: makeSource(normaliseText(text)),
    definitions: new Map(),
    problems: [],
  };
  const nothing: ReadBank = {
    reader: empty,
    root: { type: 'root', children: [] },
    frontMatter: null,
    preface: '',
    questions: [],
  };
  if (!isParsable(empty)) return nothing;
  const root = parseDocument(empty.source.text);
  if (!isShallow(empty, root)) return nothing;
  return readTree({ ...empty, definitions: definitionsIn(root) }, root, options);
}

function readTree(reader: Reader, root: Root, options: ReadOptions): ReadBank {
  const used = referencesIn([root]);
  const frontMatter = readFrontMatter(reader, root);
  const { preface, strays, sections } = splitSections(root);
  for (const stray of strays) reportRule(reader, 'title-repeated', stray);
  for (const node of walk(root)) reportSwallowing(reader, node);
  const surroundings = { frontMatter, used, ...options };
  const questions = sections.map((section) => {
    const read = readQuestion(reader, section, surroundings);
    reportLongFields(reader, read.question, spanOf(section.heading).start);
    return read;
  });
  reportDuplicates(reader, questions);
  const before = withoutForeignDefinitions(reader, preface, used);
  return { reader, root, frontMatter, preface: markdownOf(reader, before), questions };
}

type Sections = {
  /** What stands before the first question. */
  preface: RootContent[];
  /** Headings like the title that are not the title. */
  strays: RootContent[];
  sections: Section[];
};

/** `##` begins a question, which lasts until the next `##` or `#`. */
function splitSections(root: Root): Sections {
  const preface: RootContent[] = [];
  const strays: RootContent[] = [];
  const sections: Section[] = [];
  let nodes = preface;
  for (const node of root.children) {
    const depth = node.type === 'heading' ? node.depth : null;
    if (node.type === 'heading' && depth === 2) {
      nodes = [];
      sections.push({ heading: node, nodes });
      continue;
    }
    const isStray = depth === 1 && (sections.length > 0 || preface.some(isTitle));
    if (isStray) strays.push(node);
    if (depth === 1 && sections.length > 0) nodes = [];
    else if (node.type !== 'yaml') nodes.push(node);
  }
  return { preface, strays, sections };
}

function isTitle(node: RootContent): boolean {
  return node.type === 'heading' && node.depth === 1;
}

function reportDuplicates(reader: Reader, questions: readonly ReadQuestion[]): void {
  const lines = new Map<string, number>();
  for (const { question, heading } of questions) {
    const { id, line } = question;
    if (id === null) continue;
    const earlier = lines.get(id);
    if (earlier === undefined) lines.set(id, line);
    else {
      const message = `The id "${id}" is already taken in line ${earlier}.`;
      reportRule(reader, 'id-duplicate', heading, message);
    }
  }
}
