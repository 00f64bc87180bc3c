/** How deeply blocks may lie in one another, so that trees can be parsed and walked in bounded time. */
import type { Nodes } from 'mdast';

export const DEPTH_MAX = 50;

/** Whether a line begins with too many quote and list marks, found without parsing. */
export function isDeepLine(line: string): boolean {
  const [marks = ''] = /^[ \t>\-*+.)0-9]*/.exec(line) ?? [];
  return (marks.match(/>|[-*+.)](?=[ \t])/g)?.length ?? 0) > DEPTH_MAX;
}

/** Whether a tree is too deep to be walked by functions that call themselves. */
export function isDeepTree(node: Nodes, levels = DEPTH_MAX): boolean {
  if (!('children' in node)) return false;
  return levels < 0 || node.children.some((child) => isDeepTree(child, levels - 1));
}
