import { beforeEach, expect, test } from 'vitest';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { describeLearner } from './describe-learner';
import { createGuest } from './learner';

useDatabase();
beforeEach(emptyDatabase);

test('a learner is described by what is theirs alone', async () => {
  const now = new Date('2026-03-02T12:00:00Z');
  await loadExampleBank(now);
  const { learner } = await createGuest(now);
  expect(await describeLearner(learner)).toEqual({ since: now, reviewCount: 0, bankCount: 0 });
});
