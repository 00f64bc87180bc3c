import type { Folder } from '#core/bank/import/folder';
import { companionPaths } from '#core/bank/import/import-markdown';

/** The texts that are read together, by their paths, and which of them are parts of others. */
export function folderOf(texts: ReadonlyMap<string, string>): Folder {
  const companions = [...texts]
    .filter(([name]) => /\.(?:md|mdx|markdown)$/i.test(name))
    .flatMap(([name, text]) => companionPaths(text, name));
  return { texts, answers: new Set(companions.filter((name) => texts.has(name))) };
}
