/** The Markdown of a file and nothing else: what reading a bank is measured against. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { z } from 'zod';

const fileSchema = z.object({ text: z.string() });

export function work(input: unknown): number {
  const { text } = fileSchema.parse(input);
  const root = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return root.children.length;
}
