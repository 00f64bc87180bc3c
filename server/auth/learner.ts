/**
 * Who asks. A learner is a guest known by a random token in a cookie; only the token's hash is kept,
 * so a copy of the database lets nobody in.
 */
import { createHash, randomBytes } from 'node:crypto';
import { db } from '#server/db';
import { newId } from '#server/uuid';

const DAY_MS = 86_400_000;
/** The longest a browser keeps a cookie. */
export const SESSION_DAYS_MAX = 400;

/** The private field makes the type nominal: a look-alike object is no learner. */
class KnownLearner {
  readonly #id: string;

  constructor(id: string) {
    this.#id = id;
  }

  /** The owner of the rows that this learner may see. */
  get id(): string {
    return this.#id;
  }
}

/** Proof that a request was made by this learner; only this file makes one. */
export type Learner = KnownLearner;

/** The learner who holds a token, or null when it is unknown or was not used for too long. */
export async function findLearner(
  token: string,
  now: Date,
): Promise<{ learner: Learner; lastUsedAt: Date } | null> {
  const session = await db().learnerSession.findUnique({
    where: {
      tokenHash: hash(token),
      lastUsedAt: { gt: new Date(now.getTime() - SESSION_DAYS_MAX * DAY_MS) },
    },
  });
  if (!session) return null;
  return { learner: new KnownLearner(session.learnerId), lastUsedAt: session.lastUsedAt };
}

/** Makes a learner with a first session. The token is nowhere but in what is returned. */
export async function createGuest(now: Date): Promise<{ learner: Learner; token: string }> {
  const token = randomBytes(32).toString('base64url');
  const { id } = await db().learner.create({
    data: {
      id: newId(now),
      createdAt: now,
      sessions: { create: { tokenHash: hash(token), createdAt: now, lastUsedAt: now } },
    },
  });
  return { learner: new KnownLearner(id), token };
}

/** Keeps a session from running out. */
export async function touchSession(token: string, now: Date): Promise<void> {
  await db().learnerSession.updateMany({
    where: { tokenHash: hash(token) },
    data: { lastUsedAt: now },
  });
}

const LEARNERS_AT_ONCE = 500;

/** Those whose session was used since a moment, for jobs that go through them; each once. */
export async function* recentLearners(since: Date): AsyncGenerator<Learner> {
  for (let last: string | undefined; ; ) {
    const sessions = await db().learnerSession.groupBy({
      by: 'learnerId',
      where: { lastUsedAt: { gte: since }, learnerId: { gt: last } },
      orderBy: { learnerId: 'asc' },
      take: LEARNERS_AT_ONCE,
    });
    for (const { learnerId } of sessions) yield new KnownLearner(learnerId);
    last = sessions.at(-1)?.learnerId;
    if (last === undefined) return;
  }
}

/** The learner whom a job works for in a thread of its own, to which no Learner can be handed. */
export async function learnerOfJob(id: string): Promise<Learner | null> {
  const row = await db().learner.findUnique({ where: { id } });
  return row && new KnownLearner(row.id);
}

/** Nobody is let in by this token again. The learner stays, and with them their other sessions. */
export async function endSession(token: string): Promise<void> {
  await db().learnerSession.deleteMany({ where: { tokenHash: hash(token) } });
}

function hash(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}
