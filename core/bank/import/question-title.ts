/** The title of a question: one line of Markdown without what only counts or links it. */
import { pairTags, tagsBetween } from './html-tags';

/** How the questions of a file are numbered, beyond plain numbers. */
export type Numbering = {
  /** Letters that stand before a number, such as `q` in `Q4.` or `p` in `P4.`, in small letters. */
  letters: ReadonlySet<string>;
  /** Whether `a.` or `B)` alone numbers them. */
  isLettered: boolean;
};

/** Words of many languages that stand before a question's number. */
const COUNTING_WORDS =
  'questions?|ques|qn|exercises?|exercise|tasks?|problems?|scenarios?|no|nr|pregunta|pergunta|questão|quest[aã]o|frage|aufgabe|domanda|exercice|вопрос|задача|задание|питання|запитання|pytanie|soru|câu hỏi|câu|vraag|întrebarea|pertanyaan|otázka|kérdés|fråga|spørgsmål|σ?ερώτηση|سؤال|السؤال|प्रश्न|คำถาม|问题|問題|题目|质问|質問|第|문제|질문';

const NUMBER = String.raw`\d{1,5}(?:[.\-]\d{1,4}){0,3}`;
/** Behind a backslash too, which keeps a line from being a list. */
const DELIMITER = String.raw`\\?[.):．：、。）】\]]`;

const wordPrefix = new RegExp(
  String.raw`^(?:${COUNTING_WORDS})\s{0,3}[.#№]?\s{0,3}${NUMBER}\s{0,3}(?:题|問|问|번)?(?:\s{0,3}(?:${DELIMITER}|[-–—|])+|(?=\s|$))\s*`,
  'iu',
);
const numberPrefix = new RegExp(
  String.raw`^[(\[#№【]{0,2}${NUMBER}\s{0,3}(?:(?:${DELIMITER})+(?!\d)|[-–—]+(?=\s))\s*`,
  'u',
);
const keycapPrefix = /^(?:\d\ufe0f?\u20e3\s*)+/u;
const letterPrefix = new RegExp(
  String.raw`^([\p{L}])\s{0,2}\.?\s{0,2}${NUMBER}\s{0,3}(?:(?:${DELIMITER}|[-–—|])+(?!\d)|(?=\s|$))\s*`,
  'iu',
);
const labelPrefix = /^q(?:uestion)?\s?[:.)：．]\s*/i;
const lonePrefix = /^\(?[a-z][.)]\s+/i;

/** The letters and the style that at least three in ten of the titles share. */
export function numberingOf(titles: readonly string[]): Numbering {
  const counts = new Map<string, number>([['q', titles.length]]);
  let lettered = 0;
  for (const title of titles) {
    const plain = openEmphasis(title);
    const letter = letterPrefix.exec(plain)?.[1]?.toLowerCase();
    if (letter !== undefined) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    if (lonePrefix.test(plain)) lettered += 1;
  }
  const isNumbered = [...counts.values()].reduce((sum, count) => sum + count) - titles.length;
  const share = isNumbered * 2 > titles.length ? 1 : titles.length * 0.3;
  const letters = [...counts].filter(([, count]) => count >= share).map(([letter]) => letter);
  return { letters: new Set(letters), isLettered: lettered > 0 && lettered >= titles.length / 2 };
}

/** The number, letter or word in front of a title, white space included; '' where there is none. */
export function prefixOf(title: string, numbering: Numbering): string {
  const word = wordPrefix.exec(title) ?? numberPrefix.exec(title) ?? keycapPrefix.exec(title);
  if (word) return word[0];
  const letter = letterPrefix.exec(title);
  if (letter && numbering.letters.has(letter[1]?.toLowerCase() ?? '')) return letter[0];
  const label = labelPrefix.exec(title);
  if (label) return label[0];
  return numbering.isLettered ? (lonePrefix.exec(title)?.[0] ?? '') : '';
}

/** Whether `Q.` or `Question:` stands before a title. */
export function isLabelled(title: string): boolean {
  return labelPrefix.test(openEmphasis(withoutAnchors(title)));
}

/** Whether a letter that the file numbers with, or a word such as Question, stands before a number. */
export function isNumberedByName(title: string, { letters }: Numbering): boolean {
  const plain = openEmphasis(withoutAnchors(title));
  const letter = letterPrefix.exec(plain)?.[1]?.toLowerCase();
  return wordPrefix.test(plain) || (letter !== undefined && letters.has(letter));
}

export function cleanTitle(markdown: string, numbering: Numbering): string {
  let title = openEmphasis(withoutAnchors(markdown));
  // Twice at most: `1. **Question 3:** ...` is a number in a list and one in the heading.
  for (let round = 0; round < 2; round++) {
    const [marks = ''] = /^(?:\*\*|__|\*|_)?/.exec(title) ?? [];
    const inner = title.slice(marks.length);
    const prefix = prefixOf(inner, numbering);
    if (prefix === '' || prefix === inner) break;
    const rest = inner.slice(prefix.length);
    // `**3.** Why?` closes its emphasis right after the number.
    title = marks !== '' && rest.startsWith(marks) ? rest.slice(marks.length) : marks + rest;
    title = openEmphasis(title.trim());
  }
  return isOnlyNumber(title, numbering) ? '' : title;
}

function isOnlyNumber(title: string, numbering: Numbering): boolean {
  return title !== '' && prefixOf(`${title} `, numbering).trim() === title;
}

/** One line; anchors, tags that only dress it and links that only point back are taken out. */
function withoutAnchors(markdown: string): string {
  const line = markdown
    .split('\n')
    .map((each) => each.trim())
    .join(' ')
    .trim();
  const parts = line.split(/(`+[^`]*`+)/);
  const plain = parts.map((part, index) => (index % 2 === 1 ? part : withoutTags(part)));
  return plain
    .join('')
    .replaceAll(/[ \t]+/g, ' ')
    .trim();
}

const DRESS = new Set(['a', 'b', 'strong', 'em', 'i', 'u', 'font', 'span', 'p', 'center', 'big']);
const CODE = new Set(['code', 'kbd', 'tt']);

/**
 * `<id>` and a lone `<p>` are words of the question; `<code>ls</code>` becomes Markdown. What is closed
 * and was never opened, as in `Why?</code>`, says nothing.
 */
function withoutTags(text: string): string {
  const words = text.replaceAll(/\[{1,2}[↑⬆↥🔝⇧]\]{1,2}\(#[^()\s]{0,200}\)/gu, '');
  const tags = tagsBetween(words, { start: 0, end: words.length });
  const pairs = pairTags(tags);
  let kept = '';
  let from = 0;
  for (const tag of tags) {
    const { name, isClosing, start, end } = tag;
    const isPaired = pairs.has(tag);
    if (name !== 'br' && !isPaired && !isClosing) continue;
    if (name === 'br') kept += `${words.slice(from, start)} `;
    else if (CODE.has(name)) kept += words.slice(from, start) + (isPaired ? '`' : '');
    else if (DRESS.has(name)) kept += words.slice(from, start);
    else continue;
    from = end;
  }
  return (kept + words.slice(from)).replaceAll('&nbsp;', ' ');
}

/** `**Why?**` and `***Why?***` are emphasised as a whole: their words are the title. */
function openEmphasis(title: string): string {
  const opened = /^(\*{1,3}|__)(?![\s*])(.*?[^\s*])\1$/.exec(title);
  const inner = opened?.[2];
  return inner !== undefined && !inner.includes(opened?.[1] ?? '') ? inner : title;
}
