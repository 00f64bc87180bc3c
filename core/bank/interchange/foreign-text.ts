/** Texts of other programs to Markdown, by what the file says they are. */
import { escapeMarkdown, htmlToMarkdown } from './html-to-markdown';

/** `auto` is HTML in which a line break is one: what Moodle means by no format. */
export type TextFormat = 'html' | 'markdown' | 'plain' | 'auto';

/** By the names that Moodle and GIFT use. */
export function formatOf(name: string): TextFormat {
  if (name === 'html' || name === 'markdown') return name;
  return name === 'plain' || name === 'plain_text' ? 'plain' : 'auto';
}

/** Words without a tag or entity are taken as their author wrote them where no format is named. */
export function foreignText(text: string, format: TextFormat): string {
  switch (format) {
    case 'markdown':
      return text.trim();
    case 'plain':
      return escapeMarkdown(text);
    case 'html':
      return htmlToMarkdown(text);
    case 'auto':
      return isHtml(text) ? htmlToMarkdown(withBreaks(text)) : text.trim();
  }
}

function isHtml(text: string): boolean {
  return /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i.test(text);
}

function withBreaks(text: string): string {
  return /<(?:p|br|div|pre|ul|ol|table)[\s>/]/i.test(text) ? text : text.replaceAll('\n', '<br>');
}
