import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Card, type Grade, newCard } from './card';
import { DEFAULT_SCHEDULING } from './scheduling';
import {
  gradeCurrent,
  markCurrent,
  type StudySession,
  startSession,
  stepCount,
  undoStep,
} from './study-session';

type Entry = { name: string; card: Card };

const start = Date.UTC(2026, 0, 5, 12);
const minuteMs = 60_000;
const entries = (count: number): Entry[] =>
  Array.from({ length: count }, (_, index) => ({ name: `q${index}`, card: newCard() }));
const rating = (grade: Grade, reviewedAt: number) => ({
  id: String(reviewedAt),
  grade,
  reviewedAt,
  timeZone: 'UTC',
});

test('cards come in the order they were given', () => {
  let session = startSession(entries(3));
  expect(session.current?.name).toBe('q0');
  session = gradeCurrent(session, rating(4, start), DEFAULT_SCHEDULING);
  expect(session.current?.name).toBe('q1');
});

test('a card graded again returns once its minute is over, before the ones that wait', () => {
  let session = startSession(entries(3));
  session = gradeCurrent(session, rating(1, start), DEFAULT_SCHEDULING);
  expect(session.current?.name).toBe('q1');
  session = gradeCurrent(session, rating(4, start + 2 * minuteMs), DEFAULT_SCHEDULING);
  expect(session.current?.name).toBe('q0');
});

test('when nothing else waits, a card in learning is shown early rather than not at all', () => {
  const session = gradeCurrent(startSession(entries(1)), rating(3, start), DEFAULT_SCHEDULING);
  expect(session.current?.name).toBe('q0');
  expect(session.current?.card.dueAt).toBe(start + 10 * minuteMs);
});

test('a sitting ends when every card has left its learning steps', () => {
  const session = gradeCurrent(startSession(entries(1)), rating(4, start), DEFAULT_SCHEDULING);
  expect(session.current).toBeNull();
});

test('an empty sitting has nothing to grade and nothing to undo', () => {
  const session = startSession<Entry>([]);
  expect(gradeCurrent(session, rating(3, start), DEFAULT_SCHEDULING)).toBe(session);
  expect(undoStep(session)).toBeNull();
});

const renamed: Entry = { name: 'other', card: newCard() };

test('a card that is put away does not come again, and undoing brings it back', () => {
  const first = startSession(entries(2));
  const aside = markCurrent(first, 'bury', renamed, start);
  expect(aside.current?.name).toBe('q1');
  expect(markCurrent(aside, 'suspend', renamed, start).current).toBeNull();
  expect(undoStep(aside)).toEqual({ session: first, kind: 'bury', entry: first.current });
});

test('a card of which something else is said stays, and undoing takes it back', () => {
  const first = startSession(entries(2));
  const flagged = markCurrent(first, 'flag', renamed, start);
  expect(flagged).toMatchObject({ current: renamed, waiting: first.waiting });
  expect(undoStep(flagged)).toEqual({ session: first, kind: 'flag', entry: first.current });
});

test('undoing every step leads back to the beginning, whatever was done', () => {
  const steps = fc.array(
    fc.constantFrom<Grade | 'bury' | 'suspend' | 'flag'>(1, 2, 3, 4, 'bury', 'suspend', 'flag'),
    {
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 }), steps, (count, given) => {
      const first = startSession(entries(count));
      let session = given.reduce<StudySession<Entry>>((before, step, index) => {
        const atMs = start + index * minuteMs;
        return typeof step === 'string'
          ? markCurrent(before, step, renamed, atMs)
          : gradeCurrent(before, rating(step, atMs), DEFAULT_SCHEDULING);
      }, first);
      for (let left = stepCount(session); left > 0; left -= 1) {
        const undone = undoStep(session);
        expect(undone && stepCount(undone.session)).toBe(left - 1);
        session = undone?.session ?? session;
      }
      expect(session).toEqual(first);
    }),
    { seed: 11 },
  );
});

test('no card is ever lost: each is current, waiting, returning or graded out', () => {
  const grades = fc.array(fc.constantFrom<Grade>(1, 2, 3, 4), { maxLength: 40 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), grades, (count, given) => {
      let session = startSession(entries(count));
      given.forEach((grade, index) => {
        session = gradeCurrent(
          session,
          rating(grade, start + index * minuteMs),
          DEFAULT_SCHEDULING,
        );
      });
      const names = new Set(
        [session.current, ...session.waiting, ...session.returning]
          .flatMap((entry) => (entry ? [entry.name] : []))
          .concat(session.graded.map(({ entry }) => entry.name)),
      );
      expect(names.size).toBe(count);
    }),
    { seed: 12 },
  );
});
