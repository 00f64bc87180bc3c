import { beforeEach, expect, test } from 'vitest';
import { NO_MARKS } from '#core/review/mark';
import type { SubmittedMark } from '#core/review/submitted-mark';
import { createGuest, type Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { newId } from '#server/uuid';
import { findMarks } from './card-marks';
import { recordMarks } from './record-marks';
import { recordReviews } from './record-reviews';
import type { StudyQuestion } from './study-questions';

useDatabase();

const now = new Date('2026-03-02T12:00:00Z');
const later = new Date('2026-03-02T13:00:00Z');
let learner: Learner;
let questions: StudyQuestion[];

beforeEach(async () => {
  await emptyDatabase();
  questions = await loadExampleBank(now);
  learner = (await createGuest(now)).learner;
});

function about(at = now) {
  const [first] = questions;
  return {
    id: newId(at),
    questionId: first?.questionId ?? '',
    questionOwnerId: first?.ownerId ?? '',
    markedAt: at.getTime(),
    timeZone: 'UTC',
  };
}

const send = (...marks: SubmittedMark[]) => recordMarks(learner, marks, later);

test('what was said is kept, and the answer tells what holds', async () => {
  const note: SubmittedMark = { ...about(), kind: 'note', note: 'ask **why**' };
  const flag: SubmittedMark = { ...about(), kind: 'flag', flag: 2 };
  const { accepted, conflicts, cards } = await send(note, flag);
  expect({ accepted, conflicts }).toEqual({ accepted: [note.id, flag.id], conflicts: [] });
  const { questionId, questionOwnerId } = note;
  const marks = { ...NO_MARKS, note: 'ask **why**', flag: 2 };
  expect(cards).toEqual([{ questionId, questionOwnerId, marks }]);
  expect(await findMarks(learner, [questionId])).toEqual(new Map([[questionId, marks]]));
  const row = await db().mark.findFirst({ where: { ownerId: learner.id, id: note.id } });
  expect(row).toMatchObject({ kind: 'note', note: 'ask **why**', flag: null, receivedAt: later });
});

test('sending the same again changes nothing, and the same id with other words is a conflict', async () => {
  const flag: SubmittedMark = { ...about(), kind: 'flag', flag: 2 };
  const first = await send(flag);
  expect(await send(flag, flag)).toEqual(first);
  const other = await send({ ...flag, flag: 3 });
  expect(other).toEqual({ accepted: [], conflicts: [flag.id], cards: [] });
  expect(await db().mark.count()).toBe(1);
});

test('a mark from the future is taken as of its receipt, and sending it again is still the same', async () => {
  const ahead: SubmittedMark = { ...about(new Date('2026-04-01T00:00:00Z')), kind: 'bury' };
  const first = await send(ahead);
  expect(first.cards[0]?.marks.buriedUntil).toBe(Date.parse('2026-03-03T04:00:00Z'));
  expect((await recordMarks(learner, [ahead], now)).accepted).toEqual([ahead.id]);
});

test('a card is shown when due, later while buried, and not at all while suspended', async () => {
  const { markedAt, ...question } = about();
  const review = { ...question, versionNumber: 1, grade: 3, spentMs: 1, certainty: null } as const;
  const { cards } = await recordReviews(learner, [{ ...review, reviewedAt: markedAt }], later);
  const dueAt = cards[0]?.card.dueAt ?? 0;
  const shownAt = async () => (await db().card.findFirstOrThrow()).showAt?.getTime();
  expect(await shownAt()).toBe(dueAt);
  await send({ ...about(), kind: 'bury' });
  expect(await shownAt()).toBe(Date.parse('2026-03-03T04:00:00Z'));
  await send({ ...about(later), kind: 'suspend' });
  expect(await shownAt()).toBeUndefined();
  await recordReviews(learner, [{ ...review, id: newId(later), reviewedAt: markedAt }], later);
  expect(await shownAt()).toBeUndefined();
  const last = new Date(later.getTime() + 1_000);
  const marks: SubmittedMark[] = [
    { ...about(last), kind: 'unbury' },
    { ...about(last), kind: 'resume' },
  ];
  await recordMarks(learner, marks, last);
  expect(await shownAt()).toBe((await db().card.findFirstOrThrow()).dueAt.getTime());
});

test('an unknown question refuses the request, is named, and nothing is kept', async () => {
  const questionId = newId(now);
  const sent = send({ ...about(), kind: 'mark' }, { ...about(), questionId, kind: 'mark' });
  await expect(sent).rejects.toMatchObject({
    code: 'invalid-input',
    fields: { 'marks.1.questionId': 'There is no such question.' },
  });
  expect(await db().mark.count()).toBe(0);
});

test('what one learner says is nothing to another', async () => {
  const stranger = (await createGuest(now)).learner;
  const mark: SubmittedMark = { ...about(), kind: 'mark' };
  await send(mark);
  expect(await findMarks(stranger, [mark.questionId])).toEqual(new Map());
  expect(await recordMarks(stranger, [{ ...mark, kind: 'suspend' }], later)).toMatchObject({
    accepted: [mark.id],
  });
  expect((await findMarks(learner, [mark.questionId])).get(mark.questionId)).toMatchObject({
    isMarked: true,
    isSuspended: false,
  });
});

test('the log of marks is append-only', async () => {
  await send({ ...about(), kind: 'mark' });
  await expect(db().mark.updateMany({ data: { kind: 'unmark' } })).rejects.toThrow('append-only');
});
