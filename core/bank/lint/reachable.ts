import type { Nodes } from 'mdast';
import { reportRule } from '../report-rule';
import type { NodeRule } from './lint-rule';

/** Links and images that lead to a file beside the bank, and images without words. */
export const reachable: NodeRule = ({ reader }, node, { exists }) => {
  const isImage = node.type === 'image' || node.type === 'imageReference';
  if (isImage && !node.alt?.trim()) reportRule(reader, 'image-without-alt', node);
  const path = pathOf(node);
  if (path === null || !exists || exists(path)) return;
  const rule = node.type === 'image' ? 'image-missing' : 'link-dead';
  reportRule(reader, rule, node, `There is no file ${path}.`);
};

/** Null for an address elsewhere, and for a place in the same file. */
function pathOf(node: Nodes): string | null {
  if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return null;
  const [path = ''] = node.url.split(/[?#]/);
  if (path === '' || path.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(path)) return null;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
