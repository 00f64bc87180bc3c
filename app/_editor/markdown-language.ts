'use client';

import {
  defineLanguageFacet,
  HighlightStyle,
  Language,
  languageDataProp,
  syntaxHighlighting,
} from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import { GFM, type MarkdownConfig, parser } from '@lezer/markdown';

/**
 * Markdown without the languages that may lie in it: `@codemirror/lang-markdown` brings HTML, CSS and
 * JavaScript along, which are as large as the rest of the editor.
 */
const data = defineLanguageFacet({ commentTokens: { block: { open: '<!--', close: '-->' } } });

/** Without it the YAML at the top would be a heading, underlined by the marks that close it. */
const frontMatter: MarkdownConfig = {
  defineNodes: [{ name: 'FrontMatter', block: true, style: tags.meta }],
  parseBlock: [
    {
      name: 'FrontMatter',
      before: 'HorizontalRule',
      parse: (context, line) => {
        if (context.lineStart !== 0 || line.text.trimEnd() !== '---') return false;
        while (context.nextLine() && line.text.trimEnd() !== '---');
        const end = context.lineStart + line.text.length;
        context.nextLine();
        context.addElement(context.elt('FrontMatter', 0, end));
        return true;
      },
    },
  ],
};

const markdown = new Language(
  data,
  parser.configure([GFM, frontMatter, { props: [languageDataProp.add({ Document: data })] }]),
  [],
  'markdown',
);

const style = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '600' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: tags.monospace, color: 'var(--accent)' },
  { tag: [tags.comment, tags.meta, tags.quote, tags.processingInstruction], color: 'var(--muted)' },
]);

export const markdownLanguage: Extension = [markdown.extension, syntaxHighlighting(style)];
