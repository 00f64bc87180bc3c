import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createGuest, type Learner } from '#server/auth/learner';
import { loadBanks } from '#server/bank/load-banks';
import { db } from '#server/db';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { newId } from '#server/uuid';
import { cardInformation } from './card-information';
import { dueCards } from './due-cards';
import { recordReviews } from './record-reviews';
import { undoReview } from './undo-review';

useDatabase();

const HOUR_MS = 3_600_000;
const start = new Date('2026-03-01T12:00:00Z');
let folder: string;
let learner: Learner;

beforeEach(async () => {
  await emptyDatabase();
  folder = await mkdtemp(join(tmpdir(), 'readyz-banks-'));
  learner = (await createGuest(start)).learner;
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('who learned an answer is told that another is right now, until they have seen it', async () => {
  await write('a');
  await load(0);
  await review(1, 1);
  expect(await changedSince()).toBeNull();
  await write('b');
  await load(2);
  await write('c');
  await load(3);
  const change = { versionNumber: 3, createdAt: hours(3).getTime() };
  expect(await changedSince()).toEqual(change);
  const { due } = await dueCards(learner, hours(48), { limit: 5, timeZone: 'UTC' });
  expect(due[0]?.changedSince).toEqual(change);
  const seen = await review(49, 3);
  expect(await changedSince()).toBeNull();
  await undoReview(learner, seen, hours(50));
  expect(await changedSince()).toEqual(change);
});

test('better words for the same answer, and another learner’s reviews, say nothing', async () => {
  await write('a');
  await load(0);
  await review(1, 1);
  await write('a', 'Now in better words.');
  await load(2);
  expect(await changedSince()).toBeNull();
  await write('b');
  await load(3);
  const { learner: other } = await createGuest(start);
  const [question] = await db().question.findMany();
  expect((await cardInformation(other, question?.id ?? '', start)).changedSince).toBeNull();
  expect((await cardInformation(null, question?.id ?? '', start)).changedSince).toBeNull();
});

function hours(count: number): Date {
  return new Date(start.getTime() + count * HOUR_MS);
}

async function load(hour: number): Promise<void> {
  await loadBanks(folder, hours(hour));
}

async function changedSince() {
  const [question] = await db().question.findMany();
  return (await cardInformation(learner, question?.id ?? '', start)).changedSince;
}

async function review(hour: number, versionNumber: number): Promise<string> {
  const [question] = await db().question.findMany();
  const id = newId(hours(hour));
  const given = {
    id,
    questionId: question?.id ?? '',
    questionOwnerId: question?.ownerId ?? '',
    versionNumber,
    grade: 3,
    reviewedAt: hours(hour).getTime(),
    timeZone: 'UTC',
    spentMs: 1_000,
    certainty: null,
  } as const;
  await recordReviews(learner, [given], hours(hour));
  return id;
}

/** One question, of which the named choice is right. */
async function write(right: string, answer = 'So it is.'): Promise<void> {
  const choices = ['a', 'b', 'c'].map((name) => `- [${name === right ? 'x' : ' '}] choice ${name}`);
  const lines = ['---', 'bank: a', 'title: A', 'license: CC0-1.0', '---', '', '## Which?', ''];
  const details = ['', '<details><summary>Answer</summary>', answer, '</details>', ''];
  await writeFile(join(folder, 'a.md'), [...lines, ...choices, ...details].join('\n'));
}
