/** `questions: [{ question, answer: file.md, topics }]` in the front matter, each answer in a file. */
import { report } from '../reader';
import type { Dialect, Draft } from './dialect';
import { besideFile, type Folder } from './folder';
import { frontMatterBlock, mapsOfKey, textOfKey, textsOfKey } from './front-matter-block';
import { type ImportDocument, lineAt, makeReader, openDocument } from './import-document';
import type { NeutralQuestion } from './neutral-question';
import { openQuestion } from './open-question';
import { cleanTitle } from './question-title';
import type { Survey } from './survey';
import { textBetween } from './text-between';
import { unusedOf } from './unused';

export const frontMatterList: Dialect = { name: 'front-matter-list', read: readList };

function readList(document: ImportDocument, survey: Survey, folder: Folder): Draft {
  const block = frontMatterBlock(document);
  const entries = (block && mapsOfKey(block, 'questions')) ?? [];
  const drafts = entries.map(({ entry, offset }): NeutralQuestion | null => {
    const title = entry && (textOfKey(entry, 'question') ?? textOfKey(entry, 'title'));
    if (!entry || title === null) {
      report(document, 'question-empty', offset, 'Write "question: words" in this entry.');
      return null;
    }
    const named = textOfKey(entry, 'answer');
    const found = named === null ? null : findAnswer(folder, document.file, named);
    const question = openQuestion(document, {
      start: offset,
      title: cleanTitle(title, survey.numbering) || title,
      stem: '',
      answer: found === null ? (isPath(named) ? '' : (named ?? '')) : answerOf(found),
    });
    return { ...question, topics: textsOfKey(entry, 'topics'), line: lineAt(document, offset) };
  });
  const questions = drafts.flatMap((question) => question ?? []);
  const unused = unusedOf(document, survey, { starts: new Set(), used: new Set(), level: 0 });
  return {
    questions,
    quarantined: drafts.length - questions.length,
    unused: unused.map((left) => ({ ...left, reason: 'words around the list of questions' })),
  };
}

/** Paths at which the answers of a list may lie: beside it, or in its folder `content`. */
export function answerPaths(file: string, name: string): string[] {
  if (!isPath(name)) return [];
  return [name, `content/${name}`].flatMap((path) => besideFile(file, path) ?? []);
}

function isPath(name: string | null): boolean {
  return name !== null && /^[^\n]{1,300}\.(?:md|mdx|markdown|txt)$/i.test(name);
}

function findAnswer(folder: Folder, file: string, name: string): string | null {
  const path = answerPaths(file, name).find((each) => folder.texts.has(each));
  return path === undefined ? null : (folder.texts.get(path) ?? null);
}

/** A whole file is the answer, less its own front matter. */
function answerOf(text: string): string {
  const reader = makeReader(text);
  const document = openDocument(reader, '');
  if (!document) return reader.source.text.trim();
  const start = frontMatterBlock(document)?.span.end ?? 0;
  return textBetween(document, { start, end: reader.source.text.length });
}
