import { beforeEach, expect, test } from 'vitest';
import { learnerDay } from '#core/review/learner-day';
import { DEFAULT_SETTINGS } from '#core/review/learner-settings';
import { createGuest, type Learner } from '#server/auth/learner';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { newId } from '#server/uuid';
import { cardsAhead } from './cards-ahead';
import { dueCards } from './due-cards';
import { recordReviews } from './record-reviews';
import type { StudyQuestion } from './study-questions';

useDatabase();

const now = new Date('2026-03-02T12:00:00Z');
const DAY_MS = 86_400_000;
let learner: Learner;
let questions: StudyQuestion[];

beforeEach(async () => {
  await emptyDatabase();
  questions = await loadExampleBank(now);
  learner = (await createGuest(now)).learner;
});

async function rate(place: number, grade: 1 | 2 | 3 | 4, at: Date): Promise<void> {
  const { ownerId = '', questionId = '' } = questions[place] ?? {};
  const review = {
    id: newId(at),
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
}

test('what falls due in the next days is there before new questions, later reviews are not', async () => {
  // Good twice on a new card comes again in two days, easy in more than a week.
  await rate(2, 3, new Date(now.getTime() - 30 * 60_000));
  await rate(2, 3, now);
  await rate(1, 4, now);
  const { due } = await dueCards(learner, now, { limit: 50, timeZone: 'UTC' });
  expect(due.map(({ question }) => question.key)).not.toContain('order');
  const { cards, learnerId, newToday, day } = await cardsAhead(learner, now, 'UTC');
  const keys = cards.map(({ question }) => question.key);
  expect(keys.slice(0, 2)).toEqual(['order', 'one']);
  expect(keys).not.toContain('several');
  expect(learnerId).toBe(learner.id);
  expect(newToday).toBe(2);
  expect(day).toBe(learnerDay(now.getTime(), 'UTC'));
});

test('someone who is not known yet has new questions for the days ahead, and nobody’s cards', async () => {
  await rate(0, 3, new Date(now.getTime() - DAY_MS));
  const { cards, learnerId } = await cardsAhead(null, now, 'UTC');
  expect(learnerId).toBeNull();
  expect(cards.every(({ card }) => card.state === 'new')).toBe(true);
  expect(cards).toHaveLength(Math.min(questions.length, 4 * DEFAULT_SETTINGS.newPerDay));
});
