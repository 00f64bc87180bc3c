import { beforeEach, expect, test } from 'vitest';
import { createGuest } from '#server/auth/learner';
import { db } from '#server/db';
import { recordReviews } from '#server/review/record-reviews';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { newId } from '#server/uuid';
import { main } from './main';

useDatabase();

const now = new Date('2026-03-02T12:00:00Z');

beforeEach(async () => {
  await emptyDatabase();
  const [question] = await loadExampleBank(now);
  for (const spentMs of [1, 2]) {
    const review = {
      id: newId(now),
      questionId: question?.questionId ?? '',
      questionOwnerId: question?.ownerId ?? '',
      versionNumber: 1,
      grade: 3,
      reviewedAt: now.getTime(),
      timeZone: 'UTC',
      spentMs,
      certainty: null,
    } as const;
    await recordReviews((await createGuest(now)).learner, [review], now);
  }
});

test('cards that are what their logs say are counted, and nothing is said against them', async () => {
  const found = '2 cards of 2 learners: 0 differ from their log';
  expect(await run('--check')).toEqual({ code: 0, printed: [found] });
});

test('one that is not is named, left alone by a check, and made anew without', async () => {
  const [card] = await db().card.findMany({ take: 1, orderBy: { ownerId: 'asc' } });
  const change = { where: { ownerId: card?.ownerId }, data: { lapses: 7 } };
  await db().card.updateMany(change);
  const { code, printed } = await run('--check', '--json');
  const { differences, ...counts } = JSON.parse(printed.join('\n'));
  expect([code, counts]).toEqual([1, { learners: 2, questions: 2 }]);
  expect(differences).toMatchObject([
    {
      learnerId: card?.ownerId,
      differences: [
        {
          questionId: card?.questionId,
          stored: { card: { lapses: 7 } },
          logged: { card: { lapses: 0 } },
        },
      ],
    },
  ]);
  expect((await run()).code).toBe(0);
  expect((await run('--check')).code).toBe(0);
  expect(await db().card.findFirst({ where: { ownerId: card?.ownerId } })).toEqual(card);
});

test('a learner cannot be named', async () => {
  expect((await run('someone')).code).toBe(2);
});

async function run(...words: string[]) {
  const printed: string[] = [];
  const code = await main(['review', 'rebuild', ...words], {
    print: (line) => printed.push(line),
    complain: () => undefined,
  });
  return { code, printed };
}
