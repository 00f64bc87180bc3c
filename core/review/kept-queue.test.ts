import { expect, test } from 'vitest';
import { type Card, newCard, type Rating } from './card';
import { type KeptEntry, keptQueue } from './kept-queue';
import { learnerDay } from './learner-day';
import { NO_MARKS } from './mark';
import { rateCard } from './rate-card';
import { DEFAULT_SCHEDULING } from './scheduling';

const now = Date.UTC(2026, 2, 2, 12);
const minute = 60_000;
const day = 86_400_000;
const today = { day: learnerDay(now, 'UTC'), newToday: 0, newPerDay: 20 };
const fresh: KeptEntry = { card: newCard(), marks: NO_MARKS, wasNew: true, family: null };
const known = (state: Card['state'], dueAt: number): KeptEntry => ({
  ...fresh,
  card: { ...newCard(), state, dueAt, stability: 3, lastReviewedAt: now - 5 * day },
  wasNew: false,
});
const easy: Rating = { id: '1', grade: 4, reviewedAt: now, timeZone: 'UTC' };

test('what falls due without a network waits from then on, the longest due first', () => {
  const [later, sooner] = [known('review', now + 2 * day), known('review', now + day)];
  const at = (ms: number) => keptQueue([later, sooner], today, ms, 'UTC');
  expect(at(now)).toEqual([]);
  expect(at(now + day)).toEqual([sooner]);
  expect(at(now + 3 * day)).toEqual([sooner, later]);
});

test('steps come before reviews, reviews before new questions, and steps over soon at the end', () => {
  const soon = known('relearning', now + 5 * minute);
  const step = known('learning', now - minute);
  const review = known('review', now - day);
  const notYet = known('learning', now + 60 * minute);
  const entries = [fresh, soon, notYet, review, step];
  expect(keptQueue(entries, today, now, 'UTC')).toEqual([step, review, fresh, soon]);
});

test('siblings do not follow one another while others are left', () => {
  const [one, two] = [1, 2].map((hours) => ({
    ...known('review', now - hours * 60 * minute),
    family: 'pods#1',
  }));
  const entries = [one, two, fresh].flatMap((entry) => entry ?? []);
  expect(keptQueue(entries, today, now, 'UTC')).toEqual([two, fresh, one]);
});

test('a day brings no more new questions than it has room for, met before fetching or since', () => {
  const many = Array.from({ length: 50 }, () => fresh);
  const partly = { ...today, newToday: 15 };
  expect(keptQueue(many, partly, now, 'UTC')).toHaveLength(5);
  const met = { ...fresh, card: rateCard(newCard(), easy, DEFAULT_SCHEDULING) };
  expect(keptQueue([met, met, ...many], partly, now, 'UTC')).toHaveLength(3);
});

test('the next day has its own new questions', () => {
  const many = Array.from({ length: 50 }, () => fresh);
  const full = { ...today, newToday: 20 };
  expect(keptQueue(many, full, now, 'UTC')).toHaveLength(0);
  expect(keptQueue(many, full, now + day, 'UTC')).toHaveLength(20);
});

test('what is suspended never waits, and what is buried not today', () => {
  const suspended = { ...fresh, marks: { ...NO_MARKS, isSuspended: true } };
  const buried = { ...fresh, marks: { ...NO_MARKS, buriedUntil: now + day } };
  expect(keptQueue([suspended, buried], today, now, 'UTC')).toEqual([]);
  expect(keptQueue([suspended, buried], today, now + day, 'UTC')).toEqual([buried]);
});
