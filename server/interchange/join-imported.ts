import { joinImports } from '#core/bank/import/import-result';
import type { Imported } from './upload';

/** Adds files up; what names a question by its index names it in the sum. */
export function joinImported(parts: readonly Imported[]): Imported {
  const offsets: number[] = [];
  for (const part of parts) offsets.push((offsets.at(-1) ?? 0) + part.questions.length);
  const shift = <Item extends { question: number }>(items: readonly Item[] = [], index: number) =>
    items.map((item) => ({ ...item, question: item.question + (offsets[index - 1] ?? 0) }));
  return {
    ...joinImports(parts),
    media: parts.flatMap(({ media = [] }) => media),
    reviews: parts.flatMap(({ reviews }, index) => shift(reviews, index)),
    memories: parts.flatMap(({ memories }, index) => shift(memories, index)),
  };
}
