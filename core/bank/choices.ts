/**
 * `- [x] right` and `- [ ] wrong`, each with an indented `> explanation`. Blocks such as code stand
 * under a box that is alone.
 */
import type { List, ListItem, Paragraph, RootContent } from 'mdast';
import { plainText } from './markdown';
import type { Choice } from './question';
import { markdownOf, markdownOrNull, type Reader } from './reader';
import { reportRule } from './report-rule';
import type { Shape } from './shape';

/** One right choice makes a single choice, several a multiple choice; null without a task list. */
export function readChoices(reader: Reader, nodes: readonly RootContent[]): Shape | null {
  const lists = nodes.filter(isChoiceList);
  const [first] = lists;
  if (!first) return null;
  const choices = lists.flatMap((list) => list.children.map((node) => readChoice(reader, node)));
  const rights = choices.filter(({ correct }) => correct).length;
  if (rights === 0) {
    reportRule(reader, 'no-key', first);
  }
  if (choices.length === 1) {
    reportRule(reader, 'single-choice-only-one', first);
  }
  return { body: { kind: rights > 1 ? 'multiple' : 'single', choices }, nodes: lists };
}

/** A list in which an item is a task, or looks as if its author meant one. */
function isChoiceList(node: RootContent): node is List {
  return node.type === 'list' && node.children.some((choice) => isTask(choice) || boxOf(choice));
}

function isTask(choice: ListItem): boolean {
  return typeof choice.checked === 'boolean';
}

function readChoice(reader: Reader, choice: ListItem): Choice {
  const quotes = choice.children.filter((node) => node.type === 'blockquote');
  const blocks = choice.children.filter((node) => node.type !== 'blockquote');
  const box = boxOf(choice);
  const isBoxAlone = box !== null && plainText(choice.children[0] ?? choice) === box;
  const words = isBoxAlone
    ? blocks.slice(1)
    : blocks.map((node) =>
        isTask(choice) && node.type === 'paragraph' ? beginAtWords(node) : node,
      );
  const text = markdownOf(reader, words);
  if (text === '') {
    reportRule(reader, 'choice-empty', choice);
  } else if (!isTask(choice) && !isBoxAlone) {
    reportRule(reader, 'choice-malformed', choice);
  }
  const explanation = markdownOrNull(
    reader,
    quotes.flatMap(({ children }) => children),
    1,
  );
  if (explanation === null) {
    reportRule(reader, 'choice-explanation-missing', choice);
  }
  return { text, correct: choice.checked === true || box?.toLowerCase() === '[x]', explanation };
}

/** The parser leaves the box in a paragraph's place when markup, not a word, follows it. */
function beginAtWords(node: Paragraph): Paragraph {
  const start = node.children[0]?.position?.start;
  return node.position && start ? { ...node, position: { ...node.position, start } } : node;
}

/** The box at the beginning of an item that the parser did not take as a task: `[x]Text`, `[]`. */
function boxOf(choice: ListItem): string | null {
  const [first] = choice.children;
  if (isTask(choice) || first?.type !== 'paragraph') return null;
  return /^\[[ x]?\]/i.exec(plainText(first))?.[0] ?? null;
}
