import { beforeEach, expect, test } from 'vitest';
import type { Kind } from '#core/bank/question';
import type { Response } from '#core/quiz/response';
import { createGuest, type Learner } from '#server/auth/learner';
import { db } from '#server/db';
import type { StudyQuestion } from '#server/review/study-questions';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { newId } from '#server/uuid';
import { answerQuestion } from './answer-question';
import { createQuiz } from './create-quiz';
import { finishQuiz } from './finish-quiz';
import { type FinishedQuiz, getQuiz, type RunningQuiz } from './get-quiz';
import { listQuizzes } from './list-quizzes';

useDatabase();

const now = new Date('2026-03-02T12:00:00Z');
let learner: Learner;
let questions: StudyQuestion[];
let id: string;

beforeEach(async () => {
  await emptyDatabase();
  questions = await loadExampleBank(now);
  learner = (await createGuest(now)).learner;
  id = newId(now);
});

const start = (kinds: Kind[] = [], seed = 7) =>
  createQuiz(learner, { id, topics: [], kinds, count: 50, seed }, now);

async function running(): Promise<RunningQuiz> {
  const quiz = await getQuiz(learner, id);
  if (quiz.finishedAt !== null) throw new Error('the quiz is finished');
  return quiz;
}

async function finished(): Promise<FinishedQuiz> {
  const quiz = await getQuiz(learner, id);
  if (quiz.finishedAt === null) throw new Error('the quiz still runs');
  return quiz;
}

const give = (position: number, response: Response) =>
  answerQuestion(learner, { sessionId: id, position }, { response, spentMs: 1_000 }, now);

/** The right response to what is asked, found as a person finds it: by the words shown. */
function rightResponse({ body }: RunningQuiz['questions'][number]): Response {
  const places = (htmls: string[], words: string[]) =>
    words.map((word) => htmls.findIndex((html) => html.includes(word)));
  switch (body.kind) {
    case 'single':
      return { kind: 'single', choice: places(body.choicesHtml, ['kubelet'])[0] ?? -1 };
    case 'multiple':
      return { kind: 'multiple', choices: places(body.choicesHtml, ['kubelet', 'runtime']) };
    case 'ordering': {
      const words = ['scheduled', 'pulled', 'started', 'ready'];
      return { kind: 'ordering', order: places(body.stepsHtml, words) };
    }
    case 'matching':
      return { kind: 'matching', matches: places(body.rightsHtml, ['inside', 'nodes', 'outside']) };
    case 'cloze':
      return { kind: 'cloze', gaps: ['SecretLabel'] };
    case 'number':
      return { kind: 'number', text: '0,5 min' };
    case 'short':
      return { kind: 'short', text: 'kubectl  get pods' };
    case 'open':
      return { kind: 'open', text: 'containers that share a network', ticked: [0, 1] };
  }
}

test('a session asks every kind, and nothing in it tells a key', async () => {
  await start();
  const quiz = await running();
  expect(new Set(quiz.questions.map(({ body }) => body.kind)).size).toBe(8);
  const bytes = JSON.stringify(quiz);
  expect(bytes).toContain('the kubelet');
  for (const secret of ['correct', 'explanation', 'answer', 'point-of', 'secretlabel', '"30"']) {
    expect(bytes).not.toContain(secret);
  }
  expect(bytes).not.toMatch(/"(value|tolerance|accepted|order|seed|score)"/);
  expect(bytes).not.toContain('kubectl get pods');
});

test('steps and partners are shown out of order, the same way at every reload', async () => {
  await start(['ordering', 'matching']);
  const shown = (await running()).questions.map(({ body }) => body);
  expect((await running()).questions.map(({ body }) => body)).toEqual(shown);
  for (const body of shown) {
    if (body.kind === 'ordering')
      expect(body.stepsHtml.join()).not.toMatch(/sched.*pull.*start.*ready/);
    if (body.kind === 'matching')
      expect(body.rightsHtml.join()).not.toMatch(/inside.*nodes.*outside/);
  }
});

test('answering everything right earns everything, and then everything is shown', async () => {
  await start();
  for (const question of (await running()).questions) {
    expect(await give(question.position, rightResponse(question))).toEqual({ reveal: null });
  }
  await finishQuiz(learner, id, now);
  const quiz = await finished();
  expect(quiz.questions.map(({ question, score }) => [question.key, score])).toEqual(
    quiz.questions.map(({ question }) => [question.key, 1]),
  );
  expect(quiz.score).toBe(1);
  expect(quiz.questions.every(({ parts }) => parts.length > 0 && parts.every(Boolean))).toBe(true);
  expect(JSON.stringify(quiz)).toContain('explanation-of-scheduler');
});

test('an answer comes back as it was given while the session runs, and the last one counts', async () => {
  await start(['single']);
  const [question] = (await running()).questions;
  if (!question) throw new Error('nothing is asked');
  const right = rightResponse(question);
  await give(0, { kind: 'single', choice: right.kind === 'single' ? (right.choice + 1) % 3 : 0 });
  await give(0, right);
  expect((await running()).questions[0]?.response).toEqual(right);
  await finishQuiz(learner, id, now);
  const quiz = await finished();
  expect(quiz.questions[0]).toMatchObject({ score: 1, response: { kind: 'single', choice: 1 } });
});

test('an open answer gets what to compare it with, once it is written', async () => {
  await start(['open']);
  const text = 'containers';
  const { reveal } = await give(0, { kind: 'open', text, ticked: null });
  expect(reveal?.keyPointsHtml).toHaveLength(2);
  expect(reveal?.answerHtml).toContain('answer-of-spoken');
  expect(await give(0, { kind: 'open', text, ticked: [0] })).toEqual({ reveal: null });
  await finishQuiz(learner, id, now);
  expect(await finished()).toMatchObject({ score: 0.5, questions: [{ parts: [true, false] }] });
});

test('an open question without key points is never asked', async () => {
  await start();
  const asked = await db().quizAnswer.findMany({ where: { sessionId: id } });
  const pointless = questions.find(({ keyPointCount, kind }) => kind === 'open' && !keyPointCount);
  expect(asked).toHaveLength(questions.length - 1);
  expect(asked.map(({ questionId }) => questionId)).not.toContain(pointless?.questionId);
});

test('a finished session takes no more answers, and finishing twice is finishing once', async () => {
  await start(['number']);
  await finishQuiz(learner, id, now);
  const later = new Date(now.getTime() + 60_000);
  expect(await finishQuiz(learner, id, later)).toEqual({ finishedAt: now });
  await expect(give(0, { kind: 'number', text: '30' })).rejects.toMatchObject({ code: 'conflict' });
  expect(await finished()).toMatchObject({ score: 0, questions: [{ response: null, parts: [] }] });
});

test('a response of another kind is refused, and so is a place that is not there', async () => {
  await start(['number']);
  await expect(give(0, { kind: 'short', text: '30' })).rejects.toMatchObject({
    code: 'invalid-input',
    fields: { 'response.kind': 'This question is of the kind number.' },
  });
  await expect(give(1, { kind: 'number', text: '30' })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('starting again under one id changes nothing, at once or later; another wish is a conflict', async () => {
  await Promise.all(Array.from({ length: 10 }, () => start()));
  expect(await db().quizSession.count()).toBe(1);
  expect(await db().quizAnswer.count()).toBe(questions.length - 1);
  await expect(start([], 8)).rejects.toMatchObject({ code: 'conflict' });
});

test('a wish that nothing fits is refused', async () => {
  const wish = { id, topics: ['storage'], kinds: [], count: 5, seed: 1 };
  await expect(createQuiz(learner, wish, now)).rejects.toMatchObject({ code: 'invalid-input' });
});

test("another learner's session is not found, whatever is done to it", async () => {
  await start(['number']);
  const stranger = (await createGuest(now)).learner;
  const notFound = { code: 'not-found' };
  const given = { response: { kind: 'number' as const, text: '30' }, spentMs: 1 };
  await expect(getQuiz(stranger, id)).rejects.toMatchObject(notFound);
  await expect(getQuiz(null, id)).rejects.toMatchObject(notFound);
  await expect(getQuiz(learner, 'not-an-id')).rejects.toMatchObject(notFound);
  await expect(finishQuiz(stranger, id, now)).rejects.toMatchObject(notFound);
  await expect(
    answerQuestion(stranger, { sessionId: id, position: 0 }, given, now),
  ).rejects.toMatchObject(notFound);
  expect(await listQuizzes(stranger)).toEqual([]);
  expect((await running()).questions[0]?.response).toBeNull();
});

test('the list tells how far a session is, and its score only at the end', async () => {
  await start(['number', 'single']);
  const position = (await running()).questions.findIndex(({ body }) => body.kind === 'number');
  await give(position, { kind: 'number', text: '30 s' });
  const counts = { id, questionCount: 2, answeredCount: 1 };
  expect(await listQuizzes(learner)).toMatchObject([{ ...counts, finishedAt: null, score: 0 }]);
  await finishQuiz(learner, id, now);
  expect(await listQuizzes(learner)).toMatchObject([{ ...counts, finishedAt: now, score: 0.5 }]);
  expect(await listQuizzes(null)).toEqual([]);
});
