/** One folder a question, one file a language: the front matter has the title, the text the answer. */

import type { Level } from '../question';
import { report } from '../reader';
import type { Dialect, Draft } from './dialect';
import { besideFile, type Folder } from './folder';
import {
  frontMatterBlock,
  offsetOfKey,
  parseMap,
  textOfKey,
  textsOfKey,
} from './front-matter-block';
import type { ImportDocument } from './import-document';
import { openQuestion } from './open-question';
import { cleanTitle } from './question-title';
import type { Survey } from './survey';
import { textBetween } from './text-between';
import { unusedOf } from './unused';

export const folderQuestion: Dialect = { name: 'folder', read: readFolder };

const METADATA = [
  'metadata.json',
  'metadata.yaml',
  'metadata.yml',
  'meta.json',
  'meta.yaml',
  'meta.yml',
  'question.json',
  'question.yaml',
  'question.yml',
  'index.json',
];

function readFolder(document: ImportDocument, survey: Survey, folder: Folder): Draft {
  const block = frontMatterBlock(document);
  const metadata = metadataOf(document.file, folder);
  const named = (block && titleIn(block.map)) ?? (metadata && titleIn(metadata));
  const heading = named === null ? survey.heads[0] : undefined;
  const title = cleanTitle(named ?? heading?.markdown ?? '', survey.numbering);
  if (title === '') {
    report(document, 'title-missing', 0, 'Write "title: words" in the front matter.');
    return { questions: [], quarantined: 1, unused: [] };
  }
  const start = heading?.end ?? block?.span.end ?? 0;
  const question = openQuestion(document, {
    start: heading?.start ?? (block ? offsetOfKey(block, 'title') : 0),
    title,
    stem: '',
    answer: textBetween(document, { start, end: document.source.text.length }),
  });
  const starts = new Set(heading ? [heading.start] : []);
  const unused = unusedOf(document, survey, { starts, used: new Set(), level: 0 });
  return {
    questions: [{ ...question, ...describe(document.file, metadata) }],
    quarantined: 0,
    unused: unused.map((left) => ({ ...left, reason: 'a section of the answer' })),
  };
}

/** Paths at which the metadata of a file may lie. */
export function metadataPaths(file: string): string[] {
  return METADATA.flatMap((name) => besideFile(file, name) ?? []);
}

/** Whether a file is named after a language, as `en-US.mdx` is, or has metadata beside it. */
export function isInQuestionFolder(file: string, folder: Folder): boolean {
  const name = file.split('/').at(-1) ?? '';
  const isLanguage = /^[a-z]{2}(?:[-_][A-Za-z]{2,4})?\.(?:md|mdx|markdown|txt)$/.test(name);
  return isLanguage || metadataPaths(file).some((path) => folder.texts.has(path));
}

function metadataOf(file: string, folder: Folder) {
  const path = metadataPaths(file).find((each) => folder.texts.has(each));
  return path === undefined ? null : parseMap(folder.texts.get(path) ?? '');
}

type Keys = NonNullable<ReturnType<typeof parseMap>>;

function titleIn(map: Keys): string | null {
  return textOfKey(map, 'title') ?? textOfKey(map, 'question');
}

const LEVELS = new Map<string, Level>([
  ['easy', 'entry'],
  ['beginner', 'entry'],
  ['medium', 'core'],
  ['intermediate', 'core'],
  ['hard', 'senior'],
  ['advanced', 'senior'],
]);

function describe(file: string, metadata: Keys | null) {
  const difficulty =
    metadata && (textOfKey(metadata, 'difficulty') ?? textOfKey(metadata, 'level'));
  return {
    topics: metadata ? textsOfKey(metadata, 'topics') : [],
    level: LEVELS.get(difficulty?.toLowerCase() ?? '') ?? null,
    id: (metadata && textOfKey(metadata, 'slug')) ?? file.split('/').at(-2) ?? null,
  };
}
