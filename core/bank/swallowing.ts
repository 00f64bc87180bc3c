import type { Html, Nodes } from 'mdast';
import { isComment } from './metadata';
import type { Reader } from './reader';
import { reportRule } from './report-rule';
import { textOf } from './source';

/** A fence or an HTML block that does not end where its author thought takes questions with it. */
export function reportSwallowing(reader: Reader, node: Nodes): void {
  if (node.type === 'code') {
    if (isUnclosedFence(textOf(reader.source, node).split('\n'))) {
      reportRule(reader, 'fence-unclosed', node);
    } else if (/^## .*\n<!-- *id:/m.test(node.value)) {
      reportRule(reader, 'heading-in-code', node);
    }
  }
  if (node.type === 'html' && node.value.includes('\n## ') && !isLeftOut(node)) {
    reportRule(reader, 'heading-in-html', node);
  }
}

/** A question in a comment of its own is one that its author left out. */
function isLeftOut(node: Html): boolean {
  return isComment(node) && node.value.includes('-->') && node.value.lastIndexOf('<!--') === 0;
}

function isUnclosedFence(lines: readonly string[]): boolean {
  const [opening] = /^(`{3,}|~{3,})/.exec(lines[0] ?? '') ?? [];
  if (opening === undefined) return false;
  const closing = lines.length > 1 ? (lines.at(-1) ?? '').trim() : '';
  return !closing.startsWith(opening) || closing.replaceAll(opening[0] ?? '', '') !== '';
}
