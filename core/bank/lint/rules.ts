/**
 * Every rule that a bank is held to, from its id to what it says. docs/lint.md explains each, and
 * testdata/lint holds a file for each on which it fires, and the file mended.
 */
import type { Problem } from '../question';

type Rule = {
  /** Errors keep a bank from being loaded; warnings are advice. */
  severity: Problem['severity'];
  /** One sentence: what is wrong. */
  summary: string;
  /** One sentence: what to do. */
  hint: string;
};

export const rules = {
  'front-matter-missing': error(
    'The file does not begin with front matter.',
    'Begin the file with --- and the lines bank, title and license, then ---.',
  ),
  'front-matter-invalid': error(
    'The front matter cannot be read, or holds something that it should not.',
    'Write YAML with the keys bank, title, description, language, license, topics, sources.',
  ),
  'title-missing': error(
    'The front matter has no title.',
    'Add a line such as "title: Pods and Services".',
  ),
  'license-missing': error(
    'The front matter has no license.',
    'Add a line such as "license: Apache-2.0", so that others know what they may do with it.',
  ),
  'bank-slug-changed': error(
    'The bank had another name before.',
    'Write the old name again: what people remember hangs on it. Change the title as you like.',
  ),
  'bank-duplicate': error(
    'Two files are the same bank.',
    'Give one of the files another name after "bank:".',
  ),
  'file-too-large': error('The file is too large to be read.', 'Split it into several banks.'),
  'too-deep': error('Quotes and lists lie too deeply in one another.', 'Take a few levels out.'),
  'title-repeated': error(
    'Another # heading than the title: what stands under it belongs to no question.',
    'Write ## for a question and ### for a part of one.',
  ),
  'heading-level': error(
    'A heading with metadata under it is no question, because it is no ## heading.',
    'Begin the heading with two signs: ##.',
  ),
  'heading-empty': error(
    'The heading of a question has no words.',
    'Write the question behind the ##.',
  ),
  'heading-in-code': warning(
    'A question lies in a block of code.',
    'Close the block before the question, with the marks that open it.',
  ),
  'heading-in-html': error(
    'A question lies in a block of HTML.',
    'Put an empty line before the ## heading, or close the comment above it.',
  ),
  'fence-unclosed': error('A block of code does not end.', 'Close it with the marks that open it.'),
  'unclosed-details': error(
    'A <details> or </details> stands without the other.',
    'Write <details> before the fold and </details> after it, each on a line of its own.',
  ),
  'details-malformed': error(
    'Words stand on the line of a tag.',
    'Give the tags of the answer lines of their own.',
  ),
  'metadata-malformed': error(
    'The comment under the heading cannot be read.',
    'Write "<!-- key: value | key: value -->", each key once.',
  ),
  'metadata-unknown-key': error(
    'The comment under the heading has a key that means nothing.',
    'Use id, level, topics, source and kind.',
  ),
  'id-missing': warning(
    'A question has no id.',
    'Write <!-- id: a-name --> under the heading, so that rewording keeps what people remember.',
  ),
  'id-malformed': error(
    'An id is not written as ids are.',
    'Use small letters, digits and single hyphens, 100 characters at most.',
  ),
  'id-duplicate': error(
    'Two questions have the same id.',
    'Give the newer question an id of its own.',
  ),
  'id-in-two-banks': warning(
    'Two banks have a question with the same id.',
    'Give one of them another id, unless the question was moved and its old place is about to go.',
  ),
  'level-unknown': error('A level is none of the three.', 'Write entry, core or senior.'),
  'topic-unknown': error(
    'A topic is not in the front matter.',
    'Add it to "topics:" in the front matter, or use one that is there.',
  ),
  'source-unknown': error(
    'A source is not in the front matter.',
    'Add its name to "sources:" in the front matter, or use one that is there.',
  ),
  'source-missing': warning(
    'A question has no source, although the bank names sources.',
    'Add "source: name#section" to the comment, so that a reader can look it up.',
  ),
  'kind-unknown': error(
    'A kind is none that there is.',
    'Write single, multiple, ordering, matching, cloze, number, short or open.',
  ),
  'kind-shape-mismatch': error(
    'A question has the shape of another kind than it is named, or of two.',
    'Keep one shape, or name the kind that is meant with "kind:" in the comment.',
  ),
  'question-duplicate': error(
    'Two questions ask the same in the same words.',
    'Take one of the two out.',
  ),
  'question-near-duplicate': warning(
    'Two questions ask almost the same.',
    'Join the two, or say more clearly in what they differ.',
  ),
  'no-key': error('No choice is marked as right.', 'Mark what is right with [x].'),
  'all-keys': warning(
    'Every choice is right.',
    'Add a choice that is wrong, in a way that a learner could believe.',
  ),
  'single-choice-only-one': error('There is nothing to choose from.', 'Give at least two choices.'),
  'choice-empty': error(
    'A choice has no words.',
    'Write the choice behind its box, or take the box out.',
  ),
  'choice-malformed': error(
    'A box is not written as boxes are.',
    'Write "- [ ] words" or "- [x] words", with all the spaces.',
  ),
  'choice-duplicate': error('Two choices say the same.', 'Reword one of the two, or take it out.'),
  'choice-explanation-missing': warning(
    'A choice has no explanation.',
    'Say under the choice, as an indented > quote, why it is right or wrong.',
  ),
  'key-gives-itself-away': warning(
    'The right choice is by far the longest.',
    'Move what explains it into its explanation, or make the wrong choices as precise.',
  ),
  'all-of-the-above': warning(
    'A choice speaks of the others, which are shown in another order each time.',
    'Make it a multiple choice and mark each right one.',
  ),
  'negative-stem-unmarked': warning(
    'A question asks for what is not so, and a hasty reader misses it.',
    'Write the word in bold or in capitals, as in "Which is **not** ...", or ask the other way round.',
  ),
  'absolute-word-in-distractor': warning(
    'Words such as always and never stand in wrong choices only, which gives them away.',
    'Say what is wrong without the absolute word.',
  ),
  'order-too-short': error(
    'There are too few steps to put in order.',
    'Write a numbered list of at least three steps under "Order:", in the right order.',
  ),
  'match-uneven': error(
    'The table of pairs has a row without its partner, or too few rows.',
    'Write a table of two columns and at least two rows under "Match:", words in each cell.',
  ),
  'match-ambiguous': error(
    'Two pairs have a side in common, so that two answers would be right.',
    'Word each cell of a column differently.',
  ),
  'cloze-without-gap': error(
    'A text to fill in has no gap, or a gap without a word.',
    'Write {{word}}, or {{word|other}} where either is right.',
  ),
  'number-malformed': error(
    'The number that is right cannot be read.',
    'Write "= 30 s ± 5": a value, its unit, and how far off is still right.',
  ),
  'number-without-tolerance': warning(
    'It is not said how far off is still right.',
    'Add ± and a number, even when it is ± 0.',
  ),
  'short-answer-empty': error(
    'The answer block is empty.',
    'Write at least one answer that is right, each on a line of its own.',
  ),
  'answer-missing': warning(
    'A question has no answer.',
    'Write the answer between <details><summary>Answer</summary> and </details>.',
  ),
  'answer-repeated': error('A question has two answers.', 'Join them in one <details>.'),
  'key-points-missing': warning(
    'An open question has no key points to compare an answer with.',
    'List under ### Key points, in the answer, what a good spoken answer contains.',
  ),
  'hint-repeats-key': warning(
    'The hint says what is right.',
    'Let the hint lead to the answer without naming it.',
  ),
  'link-dead': error(
    'A link leads to a file that is not there.',
    'Correct the path; it is read from the folder of the bank.',
  ),
  'image-missing': error(
    'An image is not there.',
    'Put the file there, or correct the path; it is read from the folder of the bank.',
  ),
  'image-without-alt': warning(
    'An image says nothing to those who cannot see it.',
    'Describe between the brackets what it shows: ![a pod with two containers](pod.png).',
  ),
  'code-without-language': warning(
    'A block of code does not say in which language it is.',
    'Write the language behind the opening marks, such as yaml, sh or text.',
  ),
  'html-not-allowed': warning(
    'HTML that is left out when the question is shown.',
    'Write it as Markdown, or in `code` when the tag itself is meant.',
  ),
  'block-repeated': error(
    'A question has two blocks of a kind of which it can have one.',
    'Keep one of the two.',
  ),
  'sim-unknown': error(
    'There is no such scenario.',
    'Name a scenario of core/cluster/scenarios, without its ending.',
  ),
  'sim-malformed': error(
    'A sim block cannot be read.',
    'Write the lines "scenario:", "view:" (reconcile or services) and, if you like, "caption:".',
  ),
  'proof-malformed': error(
    'A proof block cannot be read, or an expression in it is no CEL.',
    'Write under "choices:" the number of each choice and an expression that is true or false.',
  ),
  'proof-choice-missing': error(
    'A proof leaves a choice out.',
    'Add a line with the number of the choice: each key needs a check, and each wrong choice too.',
  ),
  'text-too-long': error(
    'A part of a question is longer than a screen should ever hold.',
    'Shorten it, or make two questions of it.',
  ),
};

function error(summary: string, hint: string): Rule {
  return { severity: 'error', summary, hint };
}

function warning(summary: string, hint: string): Rule {
  return { severity: 'warning', summary, hint };
}

export type RuleId = keyof typeof rules;

const byId: ReadonlyMap<string, Rule> = new Map(Object.entries(rules));

/** How to mend what a rule found; null for a problem of another part, such as an importer's. */
export function hintOf(rule: string): string | null {
  return byId.get(rule)?.hint ?? null;
}
