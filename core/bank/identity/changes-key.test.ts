import { expect, test } from 'vitest';
import type { Body } from '../question';
import { changesKey } from './changes-key';

const choices = (...texts: string[]): Body => ({
  kind: 'single',
  choices: texts.map((text) => ({
    text: text.replace('*', ''),
    correct: text.startsWith('*'),
    explanation: null,
  })),
});
const steps = (...all: string[]): Body => ({ kind: 'ordering', steps: all });
const pairs = (...all: [string, string][]): Body => ({
  kind: 'matching',
  leftTitle: 'a',
  rightTitle: 'b',
  pairs: all.map(([left, right]) => ({ left, right })),
});
const cloze = (text: string): Body => ({ kind: 'cloze', text });
const number = (value: number, tolerance = 0): Body => ({
  kind: 'number',
  value,
  tolerance,
  unit: 's',
});
const short = (...accepted: string[]): Body => ({ kind: 'short', accepted });

test.each<[string, Body, Body]>([
  ['another choice is right', choices('*a', 'b'), choices('a', '*b')],
  ['one more choice is right', choices('*a', 'b'), choices('*a', '*b')],
  ['a right choice is new', choices('*a', 'b'), choices('*a', 'b', '*c')],
  ['a right choice is gone', choices('*a', '*b'), choices('*a')],
  ['the right choice is reworded and another is right', choices('*a', 'b'), choices('c', '*b')],
  ['the order differs', steps('a', 'b', 'c'), steps('a', 'c', 'b')],
  ['a step is new', steps('a', 'b', 'c'), steps('a', 'b', 'c', 'd')],
  ['a pair differs', pairs(['a', '1'], ['b', '2']), pairs(['a', '2'], ['b', '1'])],
  ['a gap takes another word', cloze('It {{is}}.'), cloze('It {{was}}.')],
  ['the value differs', number(30), number(40)],
  ['the tolerance differs', number(30), number(30, 5)],
  ['another answer is accepted', short('a'), short('a', 'b')],
  ['something else is asked for', choices('*a', 'b'), { kind: 'open' }],
])('%s: another key', (_, before, after) => {
  expect(changesKey(before, after)).toBe(true);
});

test.each<[string, Body, Body]>([
  ['choices in another order', choices('*a', 'b'), choices('b', '*a')],
  ['the right choice reworded', choices('*a', 'b'), choices('*better', 'b')],
  ['all choices reworded', choices('*a', 'b'), choices('*c', 'd')],
  ['one wrong choice more', choices('*a', 'b'), choices('*a', 'c', 'b')],
  ['a step reworded', steps('a', 'b', 'c'), steps('a', 'better', 'c')],
  ['pairs in another order', pairs(['a', '1'], ['b', '2']), pairs(['b', '2'], ['a', '1'])],
  ['words around a gap', cloze('It {{is}}.'), cloze('That {{is}} it.')],
  ['answers in another order', short('a', 'b'), short('b', ' a')],
  ['spaces', choices('*a  b', 'c'), choices('*a b', 'c')],
])('%s: the same key', (_, before, after) => {
  expect(changesKey(before, after)).toBe(false);
});
