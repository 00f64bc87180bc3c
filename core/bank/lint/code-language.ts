import { reportRule } from '../report-rule';
import { spanOf } from '../source';
import type { NodeRule } from './lint-rule';

/** Code that is only indented has no place for a language, and is left alone. */
export const codeLanguage: NodeRule = ({ reader }, node) => {
  if (node.type !== 'code' || node.lang) return;
  const isFenced = /[`~]/.test(reader.source.text[spanOf(node).start] ?? '');
  if (isFenced) reportRule(reader, 'code-without-language', node);
};
