import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/review/learner-settings';
import type { SubmittedMark } from '#core/review/submitted-mark';
import { createGuest, type Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { answerQuestion } from '#server/quiz/answer-question';
import { createQuiz } from '#server/quiz/create-quiz';
import { finishQuiz } from '#server/quiz/finish-quiz';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { newId } from '#server/uuid';
import { cardInformation } from './card-information';
import { dueCards } from './due-cards';
import { saveSettings } from './learner-settings';
import { recordMarks } from './record-marks';
import { recordReviews } from './record-reviews';
import type { StudyQuestion } from './study-questions';
import { today } from './today';
import { undoReview } from './undo-review';

useDatabase();

const now = new Date('2026-03-02T12:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const wish = { limit: 50, timeZone: 'UTC' };
let learner: Learner;
let questions: StudyQuestion[];

beforeEach(async () => {
  await emptyDatabase();
  questions = await loadExampleBank(now);
  learner = (await createGuest(now)).learner;
});

async function rate(place: number, grade: 1 | 2 | 3 | 4, at: Date): Promise<string> {
  const question = questions[place];
  const id = newId(at);
  const { ownerId = '', questionId = '' } = question ?? {};
  const review = {
    id,
    questionId,
    questionOwnerId: ownerId,
    versionNumber: 1,
    grade,
    reviewedAt: at.getTime(),
    timeZone: 'UTC',
    spentMs: 30_000,
    certainty: null,
  };
  await recordReviews(learner, [review], at);
  return id;
}

async function say(
  place: number,
  kind: 'suspend' | 'resume' | 'bury' | 'mark',
  at = now,
): Promise<void> {
  const { ownerId = '', questionId = '' } = questions[place] ?? {};
  const said = { id: newId(at), questionId, questionOwnerId: ownerId, timeZone: 'UTC' };
  const mark: SubmittedMark = { ...said, markedAt: at.getTime(), kind };
  await recordMarks(learner, [mark], at);
}

const keys = ({ due }: { due: { question: { key: string } }[] }) => due.map((c) => c.question.key);

test('someone who is not known yet gets the first new questions of the library', async () => {
  const { due, counts } = await dueCards(null, now, { ...wish, limit: 3 });
  expect(due.map(({ question }) => question.key)).toEqual(['one', 'several', 'order']);
  expect(due.every(({ card }) => card.state === 'new')).toBe(true);
  expect(counts).toEqual({ learning: 0, due: 0, new: questions.length });
});

test('steps come before reviews and reviews before new questions', async () => {
  await rate(0, 4, minutes(-60 * 24 * 20));
  await rate(1, 3, minutes(-15));
  const found = await dueCards(learner, now, { ...wish, limit: 3 });
  expect(keys(found)).toEqual(['several', 'one', 'order']);
  expect(found.counts).toEqual({ learning: 1, due: 1, new: questions.length - 2 });
});

test('a card that is not due yet does not come', async () => {
  await rate(0, 4, now);
  expect(keys(await dueCards(learner, minutes(60), wish))).not.toContain('one');
});

test('a step that is over soon comes last, and first once it is over', async () => {
  await rate(0, 3, minutes(-1));
  expect(keys(await dueCards(learner, minutes(-30), wish))).not.toContain('one');
  const found = await dueCards(learner, minutes(8), wish);
  expect(keys(found).at(-1)).toBe('one');
  expect(found.counts.learning).toBe(1);
  expect(keys(await dueCards(learner, minutes(9), wish))[0]).toBe('one');
});

test('a day has room for as many new questions as are wished for; what was met before today takes none of it', async () => {
  const [first] = questions;
  await db().review.createMany({
    data: Array.from({ length: DEFAULT_SETTINGS.newPerDay - 1 }, (_, index) => ({
      ownerId: learner.id,
      id: newId(now),
      questionId: newId(now),
      questionOwnerId: first?.ownerId ?? '',
      versionNumber: 1,
      grade: 3,
      reviewedAt: minutes(-index),
      timeZone: 'UTC',
      spentMs: 1,
      receivedAt: now,
    })),
  });
  expect((await dueCards(learner, now, wish)).counts.new).toBe(1);
  await rate(0, 4, minutes(-60 * 24 * 3));
  await rate(0, 4, now);
  expect((await dueCards(learner, now, wish)).counts.new).toBe(1);
  const undone = await rate(1, 4, now);
  expect((await dueCards(learner, now, wish)).counts.new).toBe(0);
  await undoReview(learner, undone, now);
  expect((await dueCards(learner, now, wish)).counts.new).toBe(1);
  expect((await dueCards(learner, minutes(60 * 16), wish)).counts.new).toBe(questions.length - 1);
});

test('who wishes for two new questions a day gets two, and none who wishes for none', async () => {
  await saveSettings(learner, { ...DEFAULT_SETTINGS, newPerDay: 2 }, now);
  expect(keys(await dueCards(learner, now, wish))).toEqual(['one', 'several']);
  await rate(0, 4, now);
  expect((await dueCards(learner, now, wish)).counts.new).toBe(1);
  await saveSettings(learner, { ...DEFAULT_SETTINGS, newPerDay: 0 }, now);
  expect(keys(await dueCards(learner, now, wish))).toEqual([]);
});

test('what is suspended or buried does not come, new or not, until it is taken back or the day is over', async () => {
  await rate(0, 4, minutes(-60 * 24 * 20));
  await rate(1, 4, minutes(-60 * 24 * 20));
  await say(0, 'suspend');
  await say(1, 'bury');
  await say(2, 'suspend');
  await say(3, 'bury');
  const found = await dueCards(learner, now, wish);
  expect(keys(found)[0]).toBe('gap');
  expect(found.counts).toEqual({ learning: 0, due: 0, new: questions.length - 4 });
  const tomorrow = await dueCards(learner, new Date('2026-03-03T04:00:00Z'), wish);
  expect(keys(tomorrow).slice(0, 2)).toEqual(['several', 'match']);
  await say(0, 'resume', minutes(1));
  await say(2, 'resume', minutes(1));
  expect(keys(await dueCards(learner, minutes(1), wish)).slice(0, 2)).toEqual(['one', 'order']);
});

test('a card comes with what was said of it', async () => {
  await say(0, 'mark');
  const [first] = (await dueCards(learner, now, wish)).due;
  expect(first).toMatchObject({ marks: { isMarked: true, isSuspended: false }, isLeech: false });
});

test('siblings keep apart: new ones on one day, and others in one sitting', async () => {
  await db().questionVersion.updateMany({
    where: { questionId: { in: [0, 1, 2].map((place) => questions[place]?.questionId ?? '') } },
    data: { sourceName: 'docs', sourceSection: 'kubelet' },
  });
  await saveSettings(learner, { ...DEFAULT_SETTINGS, newPerDay: 3 }, now);
  expect(keys(await dueCards(learner, now, wish))).toEqual(['one', 'match', 'gap']);
  await rate(0, 4, now);
  expect(keys(await dueCards(learner, now, wish))).toEqual(['match', 'gap']);
  const nextDay = 60 * 24;
  await rate(1, 4, minutes(nextDay));
  await rate(3, 4, minutes(nextDay * 2));
  const later = await dueCards(learner, minutes(nextDay * 20), wish);
  expect(keys(later).slice(0, 3)).toEqual(['one', 'match', 'several']);
});

test('a bank or a topic narrows what comes', async () => {
  expect(keys(await dueCards(learner, now, { ...wish, topic: 'services' }))).toEqual([
    'match',
    'gap',
    'spoken',
    'pointless',
  ]);
  expect(keys(await dueCards(learner, now, { ...wish, bank: 'other' }))).toEqual([]);
});

test('a retired question comes no more', async () => {
  await rate(0, 4, minutes(-60 * 24 * 20));
  await db().question.updateMany({ where: { key: 'one' }, data: { retiredAt: now } });
  expect(keys(await dueCards(learner, now, wish))).not.toContain('one');
});

test('what was wrong in a finished quiz comes back until it is gone over', async () => {
  const id = newId(now);
  const quiz = { id, topics: [], kinds: ['single' as const, 'number' as const], count: 2, seed: 1 };
  await createQuiz(learner, quiz, now);
  const session = { ...wish, session: id };
  await expect(dueCards(learner, now, session)).rejects.toMatchObject({ code: 'conflict' });
  const answers = await db().quizAnswer.findMany({ where: { sessionId: id } });
  const number = questions[5]?.questionId;
  const position = answers.find(({ questionId }) => questionId === number)?.position ?? -1;
  const response = { kind: 'number' as const, text: '30' };
  await answerQuestion(learner, { sessionId: id, position }, { response, spentMs: 1 }, now);
  await finishQuiz(learner, id, now);
  expect(keys(await dueCards(learner, now, session))).toEqual(['one']);
  await rate(0, 3, minutes(1));
  expect(keys(await dueCards(learner, minutes(2), session))).toEqual([]);
  const stranger = (await createGuest(now)).learner;
  await expect(dueCards(stranger, now, session)).rejects.toMatchObject({ code: 'not-found' });
  await expect(dueCards(null, now, session)).rejects.toMatchObject({ code: 'not-found' });
});

test("another learner's reviews change nothing for this one", async () => {
  const before = await today(learner, now, 'UTC');
  const own = learner;
  learner = (await createGuest(now)).learner;
  await rate(0, 3, minutes(-20));
  expect(await today(own, now, 'UTC')).toEqual(before);
  expect((await cardInformation(own, questions[0]?.questionId ?? '', now)).reviews).toEqual([]);
});

test('today counts what waits, how long it takes, what was done and what is known', async () => {
  await rate(0, 3, minutes(-20));
  await rate(1, 4, minutes(-10));
  const undone = await rate(2, 4, minutes(-5));
  await undoReview(learner, undone, now);
  const found = await today(learner, now, 'UTC');
  expect(found.counts).toEqual({ learning: 1, due: 0, new: questions.length - 2 });
  expect(found.estimatedMinutes).toBeGreaterThan(0);
  expect(found.reviewCount).toBe(2);
  expect(new Date(found.nextDueAt ?? 0).toISOString()).toBe('2026-03-10T04:00:00.000Z');
  expect(found.total).toMatchObject({ questionCount: questions.length, seenCount: 2 });
  expect(
    found.topics.map(({ topic, questionCount, seenCount }) => [topic, questionCount, seenCount]),
  ).toEqual([
    ['pods', 6, 2],
    ['services', 4, 0],
  ]);
  expect(found.topics[0]?.readiness).toBeCloseTo(2 / 6, 1);
});

test('the time that today takes follows the pace of a learner once twenty reviews show it', async () => {
  const estimated = async () => (await today(learner, now, 'UTC')).estimatedMinutes;
  for (let count = 0; count < 19; count++) await rate(0, 3, minutes(-60 * 24 * (20 - count)));
  const before = await estimated();
  await rate(0, 3, minutes(-60));
  // Thirty seconds for a memory rather than twelve.
  expect(await estimated()).toBeCloseTo((before * 30) / 12.38, -0.5);
});

test('today for someone who is not known yet is all new', async () => {
  const found = await today(null, now, 'UTC');
  expect(found).toMatchObject({ reviewCount: 0, nextDueAt: null, estimatedMinutes: 6 });
  expect(found.total).toEqual({ readiness: 0, questionCount: questions.length, seenCount: 0 });
});
