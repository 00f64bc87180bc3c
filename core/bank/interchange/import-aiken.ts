/** Aiken: one line of text, lettered choices and the letter that is right. */
import type { ImportResult } from '../import/import-result';
import { normaliseText } from '../normalise-text';
import type { Body } from '../question';
import { type Finding, importOf } from './import-of';
import { quarantined, questionFinding } from './question-finding';

type Block = {
  line: number;
  words: string[];
  choices: { letter: string; text: string }[];
  /** Null until the line with the key. */
  key: string[] | null;
};

export function importAiken(text: string, file: string): ImportResult {
  return importOf(
    file,
    splitBlocks(normaliseText(text)).map((block) => readBlock(block, file)),
  );
}

/** The key ends a question, and so do words after its choices. */
function splitBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const [, letter, words = ''] = /^([a-z])[.)](?:\s+(.*))?$/i.exec(line) ?? [];
    const key = /^ANSWER:\s*([a-z](?:\s*,\s*[a-z])*)$/i.exec(line)?.[1];
    if (!open || (letter === undefined && key === undefined && open.choices.length > 0)) {
      open = { line: index + 1, words: [line], choices: [], key: null };
      blocks.push(open);
    } else if (key !== undefined) {
      open.key = key.toUpperCase().split(/\s*,\s*/);
      open = null;
    } else if (letter === undefined) open.words.push(line);
    else open.choices.push({ letter: letter.toUpperCase(), text: words.trim() });
  }
  return blocks;
}

function readBlock({ line, words, choices, key }: Block, file: string): Finding {
  if (choices.length === 0) {
    const message = 'No choices follow, such as "A. words", each on a line of its own.';
    return quarantined(line, 'aiken-malformed', message);
  }
  const isKnown = key?.every((name) => choices.some(({ letter }) => letter === name)) ?? true;
  const rights = isKnown ? (key ?? []) : [];
  const body: Body = {
    kind: rights.length > 1 ? 'multiple' : 'single',
    choices: choices.map(({ letter, text }) => ({
      text,
      correct: rights.includes(letter),
      explanation: null,
    })),
  };
  const [title = '', ...others] = words;
  const notes = isKnown ? [] : [{ rule: 'key-unknown', message: 'The key names no choice.' }];
  return questionFinding({ file, line }, { title, stem: others.join('\n'), body }, notes);
}
