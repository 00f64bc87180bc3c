import type { Html, Nodes } from 'mdast';
import { type FrontMatter, type Kind, kindSchema, type Level, levelSchema } from './question';
import type { Reader } from './reader';
import { reportRule } from './report-rule';
import { spanOf } from './source';

export type Metadata = {
  id: string | null;
  /** `core` where the author names none. */
  level: Level;
  topics: string[];
  source: { name: string; section: string | null } | null;
  /** Null: the kind follows from the shape. */
  kind: Kind | null;
};

type Entry = { key: string; value: string; offset: number };
type Metadatum = (
  reader: Reader,
  entry: Entry,
  frontMatter: FrontMatter | null,
) => Partial<Metadata>;

const OPENING = '<!--';
const CLOSING = '-->';

/** `<!-- id: svc-reach | level: core | topics: services, nodes | source: detailed#3 | kind: open -->` */
export function readMetadata(
  reader: Reader,
  node: Html,
  frontMatter: FrontMatter | null,
): Metadata {
  const metadata: Metadata = { id: null, level: 'core', topics: [], source: null, kind: null };
  const seen = new Set<string>();
  for (const entry of readEntries(reader, node)) {
    const read = readers.get(entry.key);
    if (!read) {
      const known = [...readers.keys()].join(', ');
      const message = `"${entry.key}" is not known here; known are ${known}.`;
      reportRule(reader, 'metadata-unknown-key', entry.offset, message);
    } else if (seen.has(entry.key)) {
      reportRule(reader, 'metadata-malformed', entry.offset, `"${entry.key}" is written twice.`);
    } else {
      seen.add(entry.key);
      Object.assign(metadata, read(reader, entry, frontMatter));
    }
  }
  return metadata;
}

/** Whether a block is an HTML comment, which under a heading is its metadata. */
export function isComment(node: Nodes | undefined): node is Html {
  return node?.type === 'html' && node.value.startsWith(OPENING);
}

function readEntries(reader: Reader, node: Html): Entry[] {
  const start = spanOf(node).start;
  const value = node.value.trimEnd();
  const end = value.indexOf(CLOSING, OPENING.length);
  if (end === -1 || end + CLOSING.length !== value.length) {
    const message = 'Something follows the comment, or it does not end.';
    reportRule(reader, 'metadata-malformed', start, message);
    return [];
  }
  const entries: Entry[] = [];
  let offset = start + OPENING.length;
  for (const part of value.slice(OPENING.length, end).split('|')) {
    const at = offset + part.length - part.trimStart().length;
    offset += part.length + 1;
    const colon = part.indexOf(':');
    const key = part.slice(0, Math.max(colon, 0)).trim();
    const text = part.slice(colon + 1).trim();
    if (key === '' || text === '') {
      reportRule(reader, 'metadata-malformed', at, `"${part.trim()}" is not a key and a value.`);
    } else entries.push({ key, value: text, offset: at });
  }
  return entries;
}

const readers: ReadonlyMap<string, Metadatum> = new Map<string, Metadatum>([
  ['id', readId],
  ['level', readLevel],
  ['topics', readTopics],
  ['source', readSource],
  ['kind', readKind],
]);

function readId(reader: Reader, { value, offset }: Entry): Partial<Metadata> {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && value.length <= 100) return { id: value };
  const message = `"${value}" is no id.`;
  reportRule(reader, 'id-malformed', offset, message);
  return { id: value };
}

function readLevel(reader: Reader, { value, offset }: Entry): Partial<Metadata> {
  const parsed = levelSchema.safeParse(value);
  if (parsed.success) return { level: parsed.data };
  const message = `"${value}" is no level; there are ${levelSchema.options.join(', ')}.`;
  reportRule(reader, 'level-unknown', offset, message);
  return {};
}

function readTopics(
  reader: Reader,
  { value, offset }: Entry,
  frontMatter: FrontMatter | null,
): Partial<Metadata> {
  const named = value.split(',').map((topic) => topic.trim());
  const topics = [...new Set(named)].filter((topic) => topic !== '');
  for (const topic of topics) {
    if (!frontMatter || frontMatter.topics.includes(topic)) continue;
    const message = `"${topic}" is not among the topics of the front matter.`;
    reportRule(reader, 'topic-unknown', offset, message);
  }
  return { topics };
}

function readSource(
  reader: Reader,
  { value, offset }: Entry,
  frontMatter: FrontMatter | null,
): Partial<Metadata> {
  const [name = '', ...sections] = value.split('#');
  if (frontMatter && !Object.hasOwn(frontMatter.sources, name)) {
    const message = `"${name}" is not among the sources of the front matter.`;
    reportRule(reader, 'source-unknown', offset, message);
  }
  return { source: { name, section: sections.join('#') || null } };
}

function readKind(reader: Reader, { value, offset }: Entry): Partial<Metadata> {
  const parsed = kindSchema.safeParse(value);
  if (parsed.success) return { kind: parsed.data };
  const message = `"${value}" is no kind; there are ${kindSchema.options.join(', ')}.`;
  reportRule(reader, 'kind-unknown', offset, message);
  return {};
}
