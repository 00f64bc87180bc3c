/**
 * Questions in, one canonical Markdown file out: what `parseBank` reads from it are the same questions.
 * It knows nothing of files. Where a text cannot stand in a bank without being read as something
 * else, `unprintable` says so.
 */
import { joinBlocks } from './print-blocks';
import { printFrontMatter } from './print-front-matter';
import { type PrintableQuestion, printQuestion } from './print-question';
import type { FrontMatter } from './question';

export type PrintableBank = {
  frontMatter: FrontMatter | null;
  /** Markdown before the first question; left out, the bank's title. */
  preface?: string;
  questions: readonly PrintableQuestion[];
};

export function printBank({ frontMatter, preface, questions }: PrintableBank): string {
  const top = preface ?? (frontMatter ? `# ${frontMatter.title}` : null);
  const blocks = [
    frontMatter ? printFrontMatter(frontMatter) : null,
    top,
    ...questions.map(printQuestion),
  ];
  return `${joinBlocks(blocks)}\n`;
}
