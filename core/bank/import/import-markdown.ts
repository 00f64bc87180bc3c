/**
 * Markdown that was not written for Readyz, in any of the dialects of dialects.ts. Text in, questions,
 * problems and what was left out; nothing that begins a question is lost in silence. Never throws.
 */
import type { Problem } from '../question';
import { detectDialect } from './detect-dialect';
import type { Dialect, Draft } from './dialect';
import { dialects } from './dialects';
import { emptyFolder, type Folder } from './folder';
import { metadataPaths } from './folder-question';
import { frontMatterBlock, mapsOfKey, textOfKey } from './front-matter-block';
import { answerPaths } from './front-matter-list';
import type { ImportDocument } from './import-document';
import { makeReader, openDocument } from './import-document';
import { assertNothingLost, type ImportResult } from './import-result';
import { type Survey, surveyDocument } from './survey';
import { unusedOf } from './unused';

export type MarkdownOptions = {
  /** A name in dialects.ts; left out, it is chosen by what the file looks like. */
  dialect?: string | undefined;
  folder?: Folder | undefined;
};

/** Reads one file. `file` is repeated in what is reported, and says where in the folder it lies. */
export function importMarkdown(
  text: string,
  file: string,
  { dialect, folder = emptyFolder }: MarkdownOptions = {},
): ImportResult {
  const reader = makeReader(text);
  const document = openDocument(reader, file);
  const draft = document ? readDocument(document, folder, dialect) : refused;
  const result = {
    ...draft,
    found: draft.questions.length + draft.quarantined,
    imported: draft.questions.length,
    problems: reader.problems.toSorted(comparePlaces).map((problem) => ({ ...problem, file })),
  };
  assertNothingLost(result);
  return result;
}

/** Paths of files beside this one that it may take answers or names from. */
export function companionPaths(text: string, file: string): string[] {
  const paths = metadataPaths(file);
  if (!/^---\s*\n/.test(text.slice(0, 20)) || !/^questions\s*:/m.test(text)) return paths;
  const document = openDocument(makeReader(text), file);
  const block = document && frontMatterBlock(document);
  const entries = (block && mapsOfKey(block, 'questions')) ?? [];
  const named = entries.flatMap(({ entry }) => (entry && textOfKey(entry, 'answer')) ?? []);
  return [...paths, ...named.flatMap((name) => answerPaths(file, name))];
}

/** A file that cannot be read at all is quarantined as one. */
const refused: Draft = { questions: [], quarantined: 1, unused: [] };

function readDocument(document: ImportDocument, folder: Folder, name: string | undefined): Draft {
  const survey = surveyDocument(document);
  const dialect = chooseDialect(document, survey, folder, name);
  return dialect?.read(document, survey, folder) ?? readNothing(document, survey, folder);
}

function chooseDialect(
  document: ImportDocument,
  survey: Survey,
  folder: Folder,
  name: string | undefined,
): Dialect | null {
  if (folder.answers.has(document.file)) return null;
  if (name === undefined) return detectDialect(document, survey, folder);
  return dialects.find((dialect) => dialect.name === name) ?? null;
}

function readNothing(document: ImportDocument, survey: Survey, folder: Folder): Draft {
  const reason = folder.answers.has(document.file)
    ? 'part of an answer that another file names'
    : 'nothing in this file looks like a question; name its dialect if there is one';
  const unused = unusedOf(document, survey, { starts: new Set(), used: new Set(), level: 0 });
  return {
    questions: [],
    quarantined: 0,
    unused: unused.map((left) => ({ ...left, reason })),
  };
}

function comparePlaces(a: Problem, b: Problem): number {
  return a.line - b.line || a.column - b.column;
}
