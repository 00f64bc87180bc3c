import { isPlaceholder, isShownTag } from '../html-names';
import { reportRule } from '../report-rule';
import type { NodeRule } from './lint-rule';

const TAG = /<\/?([a-z][\w.-]*)/gi;

/** The screen leaves such tags out and keeps their words. Folds are part of the format. */
export const htmlNotAllowed: NodeRule = ({ reader }, node) => {
  if (node.type !== 'html' || node.value.startsWith('<!--')) return;
  const names = [...node.value.matchAll(TAG)].map(([, name = '']) => name.toLowerCase());
  const foreign = names.find((name) => !isShownTag(name) && !isPlaceholder(name));
  if (foreign !== undefined) {
    const message = `<${foreign}> is left out when the question is shown.`;
    reportRule(reader, 'html-not-allowed', node, message);
  }
};
