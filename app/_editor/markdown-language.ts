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
import { GFM, parser } from '@lezer/markdown';

/**
 * Markdown without the languages that may lie in it: `@codemirror/lang-markdown` brings HTML, CSS and
 * JavaScript along, which are as large as the rest of the editor.
 */
const data = defineLanguageFacet({ commentTokens: { block: { open: '<!--', close: '-->' } } });

const markdown = new Language(
  data,
  parser.configure([GFM, { props: [languageDataProp.add({ Document: data })] }]),
  [],
  'markdown',
);

const style = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '600' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: tags.monospace, color: 'var(--accent)' },
  { tag: [tags.comment, tags.quote, tags.processingInstruction], color: 'var(--muted)' },
]);

export const markdownLanguage: Extension = [markdown.extension, syntaxHighlighting(style)];
