import { expect, test } from 'vitest';
import { type Card, type CardState, newCard } from './card';
import { dueQueue, NEW_PER_DAY_MAX, studyQueue } from './due-queue';

const at = 1_000;
const entry = (name: string, state: CardState, dueAt: number) => {
  const card: Card = { ...newCard(), state, dueAt };
  return { name, card };
};
const names = (entries: { name: string }[]) => entries.map(({ name }) => name).join(' ');

const entries = [
  entry('review-late', 'review', 900),
  entry('step', 'learning', 800),
  entry('review-early', 'review', 100),
  entry('lapsed', 'relearning', 1_000),
  entry('tomorrow', 'review', 1_001),
  entry('second', 'new', 0),
  entry('third', 'new', 0),
];

test('what is due comes, the longest due first, and what is not yet due does not', () => {
  const queue = dueQueue(entries, at, 0);
  expect(names(queue.learning)).toBe('step lapsed');
  expect(names(queue.due)).toBe('review-early review-late');
  expect(names(queue.new)).toBe('second third');
});

test('a day has room for so many new cards and no more', () => {
  expect(names(dueQueue(entries, at, NEW_PER_DAY_MAX - 1).new)).toBe('second');
  expect(dueQueue(entries, at, NEW_PER_DAY_MAX).new).toEqual([]);
  expect(dueQueue(entries, at, NEW_PER_DAY_MAX + 5).new).toEqual([]);
});

test('a queue of everything holds everything once', () => {
  const { learning, due, new: fresh } = studyQueue(entries);
  expect([...learning, ...due, ...fresh]).toHaveLength(entries.length);
});
