import type { APIRequestContext } from 'playwright/test';
import { expect, startServer, storedReviewIds, test } from './fixtures';

const SENDERS = 4;
const ACKNOWLEDGED_BEFORE_THE_KILL = 60;

test('no acknowledged answer is missing after the server was killed while answers came in', async ({
  dataFolder,
  playwright,
}) => {
  const first = await startServer({ port: 0, dataFolder });
  const request = await playwright.request.newContext({ baseURL: first.url });
  const question = await firstQuestion(request);
  // The first answer makes the guest whose cookie the others carry.
  const acknowledged = [await send(request, question, 0)];
  const sent = [...acknowledged];

  let isAlive = true;
  const sender = async (lane: number): Promise<void> => {
    for (let turn = 1; isAlive; turn += 1) {
      const id = idOf(lane * 1_000_000 + turn);
      sent.push(id);
      try {
        acknowledged.push(await send(request, question, lane * 1_000_000 + turn));
      } catch {
        return;
      }
      if (acknowledged.length === ACKNOWLEDGED_BEFORE_THE_KILL) {
        isAlive = false;
        await first.kill('SIGKILL');
      }
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, (_, lane) => sender(lane + 1)));
  expect(acknowledged.length).toBeGreaterThanOrEqual(ACKNOWLEDGED_BEFORE_THE_KILL);

  const second = await startServer({ port: 0, dataFolder });
  const stored = await storedReviewIds(dataFolder);
  expect(acknowledged.filter((id) => !stored.includes(id))).toEqual([]);
  expect(stored.filter((id) => !sent.includes(id))).toEqual([]);
  expect(new Set(stored).size).toBe(stored.length);
  await request.dispose();
  expect(await second.kill('SIGTERM')).toBe(0);
});

type Question = { id: string; ownerId: string; versionNumber: number };

async function firstQuestion(request: APIRequestContext): Promise<Question> {
  const response = await request.get('/api/reviews/due');
  const { due }: { due: { question: Question }[] } = await response.json();
  const question = due[0]?.question;
  if (!question) throw new Error('the bank has no question');
  return question;
}

/** Resolves with the id once the server has acknowledged the answer. */
async function send(
  request: APIRequestContext,
  question: Question,
  serial: number,
): Promise<string> {
  const id = idOf(serial);
  const review = {
    id,
    questionId: question.id,
    questionOwnerId: question.ownerId,
    versionNumber: question.versionNumber,
    grade: 3,
    reviewedAt: Date.UTC(2026, 0, 1) + serial,
    timeZone: 'Europe/Berlin',
    spentMs: 1_000,
  };
  const response = await request.post('/api/reviews', { data: { reviews: [review] } });
  if (!response.ok()) throw new Error(`answered ${response.status()}`);
  return id;
}

function idOf(serial: number): string {
  return `019b7a00-0000-7000-8000-${String(serial).padStart(12, '0')}`;
}
