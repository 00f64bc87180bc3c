/** What holds for every importer, whatever it reads. Called by the tests of each. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument, walk } from '../markdown';
import { normaliseText } from '../normalise-text';
import type { ImportResult } from './import-result';

export type ImporterCase = {
  name: string;
  text: string;
  /** Lines at which questions begin, those that are quarantined too. */
  starts: number[];
};

type Importer = (text: string) => ImportResult;

export function runImporterContract(
  name: string,
  importText: Importer,
  cases: readonly ImporterCase[],
): void {
  for (const { name: caseName, text, starts } of cases) {
    test(`${name}: ${caseName}: every beginning is found at its line`, () => {
      expect(startsOf(importText(text))).toEqual(starts);
    });

    test(`${name}: ${caseName}: what is no beginning is unused with a reason`, () => {
      const result = importText(text);
      const places = new Set([...startsOf(result), ...result.unused.map(({ line }) => line)]);
      expect(structureLines(text, result).filter((line) => !places.has(line))).toEqual([]);
      expect(result.unused.filter(({ reason }) => reason === '')).toEqual([]);
    });

    test(`${name}: ${caseName}: line endings, marks and invisible characters change nothing`, () => {
      const plain = gist(importText(text));
      expect(gist(importText(text))).toEqual(plain);
      expect(gist(importText(text.replaceAll('\n', '\r\n')))).toEqual(plain);
      expect(gist(importText(`\u{feff}${text}`))).toEqual(plain);
      expect(gist(importText(text.replaceAll(/^(#+) /gm, '$1\u00a0\u200b')))).toEqual(plain);
      expect(startsOf(importText(`${text}\n\0\t\u00a0`))).toEqual(starts);
    });
  }

  test(`${name}: nothing is lost of any text, and nothing is thrown`, () => {
    const words = cases.flatMap(({ text }) => text.split(/(?<=\n)/));
    const noise = [
      '\n',
      '\n\n',
      '- [ ] ',
      '<details>',
      '</summary>',
      '> ',
      '```',
      '**',
      '\t',
      '\0',
    ];
    const parts = fc.array(fc.constantFrom(...words, ...noise), { maxLength: 40 });
    fc.assert(
      fc.property(parts, (lines) => {
        const result = importText(lines.join(''));
        expect(result.found).toBe(result.imported + result.quarantined);
        expect(result.questions).toHaveLength(result.imported);
        expect(errorsOf(result)).toHaveLength(result.quarantined);
        for (const { title, body, keyMissing } of result.questions) {
          expect(title).not.toBe('');
          const rights = 'choices' in body ? body.choices.filter(({ correct }) => correct) : [];
          if (keyMissing) expect(rights).toEqual([]);
          else if ('choices' in body) expect(rights).not.toEqual([]);
        }
      }),
      { seed: 3, numRuns: 60 },
    );
  });
}

function startsOf(result: ImportResult): number[] {
  const lines = [...result.questions, ...errorsOf(result)].map(({ line }) => line);
  return lines.sort((a, b) => a - b);
}

function errorsOf({ problems }: ImportResult) {
  return problems.filter(({ severity }) => severity === 'error');
}

/** What is imported, but for columns and the text as it stands. */
function gist({ questions, unused, problems }: ImportResult) {
  return {
    questions: questions.map(({ line, title, body, answer, keyMissing, warnings }) => [
      [line, title, body, answer, keyMissing, warnings],
    ]),
    unused: unused.map(({ line, reason }) => [line, reason]),
    problems: problems.map(({ line, rule }) => [line, rule]),
  };
}

/** Lines of headings, of summaries, and of lists with boxes that hold no choice of a question. */
function structureLines(text: string, { questions }: ImportResult): number[] {
  const choices = questions.flatMap(({ body }) => ('choices' in body ? body.choices : []));
  const nodes = [...walk(parseDocument(normaliseText(text)))];
  return nodes.flatMap((node) => {
    const line = node.position?.start.line ?? 0;
    if (node.type === 'heading') return [line];
    if (node.type === 'html' && node.value.includes('<summary')) return [line];
    if (node.type !== 'list' || node.children.every(({ checked }) => checked === null)) return [];
    return choices.length > 0 ? [] : [line];
  });
}
