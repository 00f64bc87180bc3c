/** GIFT, which Moodle and others export: https://docs.moodle.org/en/GIFT_format */
import type { ImportResult } from '../import/import-result';
import { normaliseText } from '../normalise-text';
import { splitAnswer } from './answer-text';
import { categoryTopics } from './category-topics';
import { foreignText, formatOf, type TextFormat } from './foreign-text';
import { readGappedText } from './gapped-text';
import { GAP_MARK } from './gaps';
import { type GiftAnswer, readGiftAnswer } from './gift-answer';
import { shieldGift, unshieldGift } from './gift-text';
import { type Finding, importOf } from './import-of';
import { splitTags } from './level-tag';
import { quarantined, questionFinding } from './question-finding';
import { splitText } from './question-text';

/** Lines of one question, without comments; what the comments said of it. */
type Block = { line: number; lines: string[]; id: string | null; tags: string[] };

export function importGift(text: string, file: string): ImportResult {
  let category: string[] = [];
  const findings = splitBlocks(normaliseText(text)).flatMap((block): Finding[] => {
    const [first = '', ...rest] = block.lines;
    const named = /^\$CATEGORY:(.*)/.exec(first)?.[1];
    if (named === undefined) return [readBlock(block, category, file)];
    category = categoryTopics(named);
    const next = { ...block, line: block.line + 1, lines: rest };
    return rest.length === 0 ? [] : [readBlock(next, category, file)];
  });
  return importOf(file, findings);
}

/** An empty line ends a question, unless its braces are open; so does the next title. */
function splitBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] | null = null;
  let isOpen = false;
  let notes = '';
  for (const [index, line] of text.split('\n').entries()) {
    const isEmpty = line.trim() === '';
    if (isEmpty ? !isOpen : line.startsWith('::')) {
      lines = null;
      isOpen = false;
    }
    if (line.trimStart().startsWith('//')) notes += line;
    else if (!isEmpty && lines) lines.push(line);
    else if (!isEmpty) {
      lines = [line];
      blocks.push({ line: index + 1, lines, ...readNotes(notes) });
      notes = '';
    }
    isOpen = isEmpty ? isOpen : leavesOpen(line, isOpen);
  }
  return blocks;
}

/** Whether answers that began in this line, or before it, go on after it. */
function leavesOpen(line: string, wasOpen: boolean): boolean {
  const marks = line.replace(/\\./g, '');
  const [start, end] = [marks.lastIndexOf('{'), marks.lastIndexOf('}')];
  return start === end ? wasOpen : start > end;
}

/** `// [id:some-name] [tag:networks]` */
function readNotes(notes: string): { id: string | null; tags: string[] } {
  const tags = [...notes.matchAll(/\[tag:([^\]]*)\]/g)].map(([, tag = '']) => tag);
  return { id: /\[id:([^\]]*)\]/.exec(notes)?.[1]?.trim() ?? null, tags };
}

function readBlock(block: Block, category: readonly string[], file: string): Finding {
  const { line, id } = block;
  const shielded = shieldGift(block.lines.join('\n').trim());
  const [whole, title = ''] = /^::([^:]*(?::(?!:)[^:]*)*)::\s*/.exec(shielded) ?? [''];
  const marked = shielded.slice(whole.length);
  const [mark] = /^\[(?:html|markdown|plain|moodle)\]/.exec(marked) ?? [''];
  const format = formatOf(mark.slice(1, -1));
  const text = marked.slice(mark.length);
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  const words = (shieldedText: string) => foreignText(unshieldGift(shieldedText), format);
  if (start === -1) {
    return { kind: 'unused', line, text: words(text).slice(0, 200), reason: 'a description' };
  }
  if (end < start) {
    return quarantined(
      line,
      'gift-malformed',
      'Close the answers with } and escape others as \\}.',
    );
  }
  const answer = readGiftAnswer(text.slice(start + 1, end), mark);
  if (answer === null) {
    const message =
      'The answers between { and } cannot be read; escape = ~ # { } : in words as \\=.';
    return quarantined(line, 'gift-malformed', message);
  }
  const parts = {
    name: unshieldGift(title).trim(),
    before: text.slice(0, start),
    after: text.slice(end + 1),
  };
  return questionFinding(
    { file, line },
    {
      ...joinParts(answer, parts, format),
      ...splitAnswer(answer.general),
      ...splitTags([...block.tags, ...category]),
      id,
    },
    answer.notes,
  );
}

type Parts = { name: string; before: string; after: string };

/** Words after the braces make them a gap in the text; a full stop alone ends it. */
function joinParts({ body }: GiftAnswer, parts: Parts, format: TextFormat) {
  const { name, before, after } = parts;
  const words = (text: string) => foreignText(unshieldGift(text), format);
  const isSentence = after.trim().length > 1 || (body.kind === 'short' && after.trim() !== '');
  if (!isSentence) return { ...splitText(words(before), name), body };
  if (body.kind !== 'short') {
    return { ...splitText(words(`${before}_____${after}`), name), body };
  }
  const marked = unshieldGift(`${before}${GAP_MARK}${after}`);
  const read = readGappedText(marked, format, [body.accepted], name);
  if (read.body.kind === 'cloze') return { title: read.title, stem: read.stem, body: read.body };
  return { ...splitText(words(`${before}_____${after}`), name), body };
}
