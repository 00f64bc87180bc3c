import { beforeEach, expect, test } from 'vitest';
import { createGuest, type Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { createQuiz } from '#server/quiz/create-quiz';
import { today } from '#server/review/today';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { newId } from '#server/uuid';
import { createBank } from './create-bank';
import { getBankText } from './get-bank-text';
import { getQuestion } from './get-question';
import { listBanks } from './list-banks';
import { listQuestions } from './list-questions';
import { questionFacets } from './question-facets';
import { saveBankText } from './save-bank-text';

useDatabase();

const now = new Date('2026-03-01T12:00:00Z');
let one: Learner;
let two: Learner;

beforeEach(async () => {
  await emptyDatabase();
  await loadExampleBank(now);
  one = (await createGuest(now)).learner;
  two = (await createGuest(now)).learner;
  await createBank(one, { title: 'Mine' }, now);
  await createBank(two, { title: 'Mine' }, now);
});

/** Gives the only question of a learner's bank another title. */
async function retitle(learner: Learner, title: string): Promise<void> {
  const { text, number } = await getBankText(learner, 'mine');
  const changed = text.replace(/^## .*$/m, `## ${title}`);
  await saveBankText(learner, 'mine', { text: changed, basedOn: number }, now);
}

test('lists, counts and filters cover the library and the learner’s own banks alone', async () => {
  await retitle(one, 'What only one of them asks');
  const banks = await listBanks(one);
  expect(banks.map(({ slug, isOwn, questionCount }) => [slug, isOwn, questionCount])).toEqual([
    ['example', false, 9],
    ['mine', true, 1],
  ]);
  expect(await listBanks(null)).toHaveLength(1);
  const titles = async (learner: Learner | null) =>
    (await listQuestions(learner, { bank: 'mine' })).questions.map(({ title }) => title);
  expect(await titles(one)).toEqual(['What only one of them asks']);
  expect(await titles(two)).toEqual(['Which of these is the right choice?']);
  expect(await titles(null)).toEqual([]);
  expect((await listQuestions(one, {})).total).toBe(10);
  expect((await listQuestions(two, { text: 'only one of them' })).total).toBe(0);
  const kinds = (await questionFacets(one, { bank: 'mine' })).kinds;
  expect(kinds).toEqual([{ name: 'single', count: 1 }]);
  expect((await today(one, now, 'UTC')).counts.new).toBe(10);
  expect((await today(null, now, 'UTC')).counts.new).toBe(9);
});

test('an address leads to the learner’s own question, and never to another learner’s', async () => {
  await retitle(one, 'What only one of them asks');
  expect(await getQuestion(one, 'mine', 'first-question')).toMatchObject({
    title: 'What only one of them asks',
    isOwn: true,
    versionNumber: 2,
  });
  expect(await getQuestion(two, 'mine', 'first-question')).toMatchObject({ versionNumber: 1 });
  expect(await getQuestion(null, 'mine', 'first-question')).toBeNull();
});

test('an own bank wins over one of the library that came to its address, and takes nothing from others', async () => {
  await db().bank.updateMany({ where: { slug: 'example' }, data: { slug: 'mine' } });
  expect(await getQuestion(one, 'mine', 'first-question')).toMatchObject({ isOwn: true });
  expect(await getQuestion(one, 'mine', 'spoken')).toBeNull();
  expect(await getQuestion(null, 'mine', 'spoken')).toMatchObject({ isOwn: false });
  const found = await listQuestions(one, { bank: 'mine' });
  expect(found.questions.map(({ key }) => key)).toEqual(['first-question']);
  expect((await listQuestions(one, {})).total).toBe(10);
});

test('a quiz asks the library’s questions and the learner’s own', async () => {
  const wish = { topics: [], kinds: ['single' as const], count: 10, seed: 1 };
  const { id } = await createQuiz(one, { ...wish, id: newId(now) }, now);
  const asked = await db().quizAnswer.findMany({ where: { ownerId: one.id, sessionId: id } });
  expect(asked.filter(({ questionOwnerId }) => questionOwnerId === one.id)).toHaveLength(1);
  expect(asked.filter(({ questionOwnerId }) => questionOwnerId === two.id)).toHaveLength(0);
});

test('pages of a list go on where the one before ended, across owners', async () => {
  const questions = Array.from({ length: 60 }, (_, place) => {
    return `## Question ${place}?\n\n- [x] a\n- [ ] b\n`;
  });
  const { text, number } = await getBankText(one, 'mine');
  const longer = `${text}\n${questions.join('\n')}`;
  await saveBankText(one, 'mine', { text: longer, basedOn: number }, now);
  const first = await listQuestions(one, {});
  const second = await listQuestions(one, { after: first.next ?? '' });
  expect(first.questions).toHaveLength(50);
  expect(second.next).toBeNull();
  const ids = [...first.questions, ...second.questions].map(({ id }) => id);
  expect(new Set(ids).size).toBe(first.total);
});
