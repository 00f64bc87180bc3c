/** `<details><summary>Answer</summary>` ... `</details>`: the answer and, in it, the key points. */
import type { RootContent } from 'mdast';
import { plainText, walk } from './markdown';
import { markdownOf, markdownOrNull, type Reader } from './reader';
import { reportRule } from './report-rule';

export type Details = {
  answer: string | null;
  keyPoints: string[];
  /** The blocks of the question that belong to no answer. */
  rest: RootContent[];
};

/** A block outside of every `details`, or all blocks of an outermost one, its tags' lines included. */
type Group = { nodes: RootContent[]; isClosed: boolean };

/** Splits a question's blocks into what is shown at once and what is folded. */
export function readDetails(reader: Reader, nodes: readonly RootContent[]): Details {
  const groups = groupFolds(reader, nodes);
  const [answer, ...repeated] = groups.filter(saysAnswer);
  for (const { nodes } of repeated) {
    for (const node of nodes.slice(0, 1)) {
      reportRule(reader, 'answer-repeated', node);
    }
  }
  const folded = [answer ?? [], repeated].flat().flatMap((group) => readFolded(reader, group));
  const rest = groups.filter((group) => group !== answer && !repeated.includes(group));
  return { ...splitKeyPoints(reader, folded), rest: rest.flatMap(({ nodes }) => nodes) };
}

function groupFolds(reader: Reader, nodes: readonly RootContent[]): Group[] {
  const groups: Group[] = [];
  let open: Group | null = null;
  let depth = 0;
  for (const node of nodes) {
    const tags = tagsOf(node);
    const closings = tags.filter((tag) => tag === '/details').length;
    depth += tags.filter((tag) => tag === 'details').length - closings;
    if (depth < 0) reportRule(reader, 'unclosed-details', node, 'This </details> closes nothing.');
    if (open) open.nodes.push(node);
    else {
      open = { nodes: [node], isClosed: closings > 0 };
      groups.push(open);
    }
    if (depth <= 0) {
      open.isClosed = closings > 0;
      open = null;
      depth = 0;
    }
  }
  for (const node of open?.nodes.slice(0, 1) ?? []) {
    reportRule(reader, 'unclosed-details', node, 'This <details> is not closed.');
  }
  return groups;
}

/** Whether a group begins with the tags of an answer, on one line or on two. */
function saysAnswer(group: Group): boolean {
  const [first, second] = group.nodes;
  if (!first || tagsOf(first)[0] !== 'details') return false;
  const summary = summaryOf(first) ?? (second ? summaryOf(second) : null);
  return summary?.toLowerCase() === 'answer';
}

function summaryOf(node: RootContent): string | null {
  if (node.type !== 'html') return null;
  return /<summary[^<>]*>([^<]*)<\/summary>/i.exec(node.value)?.[1]?.trim() ?? null;
}

/** The blocks between the tags; words on a line of tags are reported, and kept. */
function readFolded(reader: Reader, { nodes, isClosed }: Group): RootContent[] {
  const bodyStart = nodes[0] && summaryOf(nodes[0]) !== null ? 1 : 2;
  const bodyEnd = isClosed ? nodes.length - 1 : nodes.length;
  return nodes.filter((node, index) => {
    if (index >= bodyStart && index < bodyEnd) return true;
    if (isOnlyTags(node)) return false;
    reportRule(reader, 'details-malformed', node);
    return true;
  });
}

function isOnlyTags(node: RootContent): boolean {
  return (
    node.type === 'html' &&
    /^(<details[^<>]*>)?\s*(<summary[^<>]*>\s*answer\s*<\/summary>)?$|^<\/details>$/i.test(
      node.value.trim(),
    )
  );
}

/** Names of the `details` and `summary` tags in a block, comments and code left out. */
function tagsOf(node: RootContent): string[] {
  return [...walk(node)].flatMap((inner) => {
    if (inner.type !== 'html' || inner.value.startsWith('<!--')) return [];
    const tags = inner.value.matchAll(/<(\/?(?:details|summary))(?=[\s>])/gi);
    return [...tags].map(([, name = '']) => name.toLowerCase());
  });
}

/** `### Key points` and the list under it, up to the next heading; the rest is the answer. */
function splitKeyPoints(reader: Reader, folded: readonly RootContent[]): Omit<Details, 'rest'> {
  const answer: RootContent[] = [];
  const keyPoints: string[] = [];
  let inKeyPoints = false;
  for (const node of folded) {
    if (node.type === 'heading') inKeyPoints = plainText(node).toLowerCase() === 'key points';
    if (!inKeyPoints) answer.push(node);
    else if (node.type === 'list') {
      keyPoints.push(...node.children.map((point) => markdownOf(reader, point.children)));
    } else if (node.type !== 'heading') answer.push(node);
  }
  return { answer: markdownOrNull(reader, answer), keyPoints };
}
