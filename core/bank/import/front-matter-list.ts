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
  const answers = answerReader(folder, document.file);
  const drafts = entries.map(({ entry, offset }): NeutralQuestion | null => {
    const title = entry && (textOfKey(entry, 'question') ?? textOfKey(entry, 'title'));
    if (!entry || title === null) {
      report(document, 'question-empty', offset, 'Write "question: words" in this entry.');
      return null;
    }
    const question = openQuestion(document, {
      start: offset,
      title: cleanTitle(title, survey.numbering) || title,
      stem: '',
      answer: answers.of(textOfKey(entry, 'answer') ?? ''),
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

function isPath(name: string): boolean {
  return /^[^\n]{1,300}\.(?:md|mdx|markdown|txt)$/i.test(name);
}

/** Reads each file once, however many questions name it. */
function answerReader(folder: Folder, file: string) {
  const read = new Map<string, string>();
  return {
    /** The answer itself, or the text of the file that it names. */
    of(answer: string): string {
      const path = answerPaths(file, answer).find((each) => folder.texts.has(each));
      if (path === undefined) return isPath(answer) ? '' : answer;
      const known = read.get(path) ?? answerIn(folder.texts.get(path) ?? '');
      read.set(path, known);
      return known;
    },
  };
}

/** A whole file is the answer, less its own front matter. */
function answerIn(text: string): string {
  const reader = makeReader(text);
  const document = openDocument(reader, '');
  if (!document) return reader.source.text.trim();
  const start = frontMatterBlock(document)?.span.end ?? 0;
  return textBetween(document, { start, end: reader.source.text.length });
}
