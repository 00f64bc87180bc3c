import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { findBank } from './find-bank';
import { findVersions, renderQuestion } from './find-versions';
import { LIBRARY_OWNER_ID } from './library';
import type { RenderedQuestion } from './rendered-question';

export type QuestionDetail = RenderedQuestion & {
  bankTitle: string;
  /** Of a bank of the learner's own, to edit; the library's are read-only. */
  isOwn: boolean;
  /** Newest first. */
  versions: { number: number; createdAt: Date }[];
  /** It has left its bank, and stays for those who learned it. */
  retired: boolean;
  /** The neighbours in the bank's order; null at its ends. */
  previousKey: string | null;
  nextKey: string | null;
};

/** A question that a learner may read by its address, retired or not; null when there never was one. */
export async function getQuestion(
  learner: Learner | null,
  bankSlug: string,
  key: string,
): Promise<QuestionDetail | null> {
  // PostgreSQL refuses to compare with a text that holds a NUL, as an address may.
  if (key.includes('\0')) return null;
  const bank = await findBank(learner, bankSlug);
  if (!bank) return null;
  const { ownerId, id: bankId } = bank;
  const question = await db().question.findUnique({
    where: { ownerId_bankId_key: { ownerId, bankId, key } },
    include: {
      versions: { select: { number: true, createdAt: true }, orderBy: { number: 'desc' } },
    },
  });
  if (!question) return null;
  const { id: questionId, version: versionNumber, position } = question;
  const [[row], previousKey, nextKey] = await Promise.all([
    findVersions([{ ownerId, questionId, versionNumber }]),
    findKey({ ownerId, bankId, position: { lt: position } }, 'desc'),
    findKey({ ownerId, bankId, position: { gt: position } }, 'asc'),
  ]);
  if (!row) return null;
  return {
    ...renderQuestion(row),
    bankTitle: bank.title,
    isOwn: ownerId !== LIBRARY_OWNER_ID,
    versions: question.versions,
    retired: question.retiredAt !== null,
    previousKey,
    nextKey,
  };
}

/** The first question in a direction that is still in its bank. */
async function findKey(
  where: { ownerId: string; bankId: string; position: { lt: number } | { gt: number } },
  direction: 'asc' | 'desc',
): Promise<string | null> {
  const found = await db().question.findFirst({
    where: { retiredAt: null, ...where },
    orderBy: { position: direction },
    select: { key: true },
  });
  return found?.key ?? null;
}
