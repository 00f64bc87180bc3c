import { db } from '#server/db';
import { findVersions, renderQuestion } from './find-versions';
import { LIBRARY_OWNER_ID } from './library';
import type { RenderedQuestion } from './rendered-question';

export type QuestionDetail = RenderedQuestion & {
  bankTitle: string;
  /** Newest first. */
  versions: { number: number; createdAt: Date }[];
  /** It has left its bank, and stays for those who learned it. */
  retired: boolean;
  /** The neighbours in the bank's order; null at its ends. */
  previousKey: string | null;
  nextKey: string | null;
};

/** A question of the library by its address, retired or not; null when there never was one. */
export async function getQuestion(bankSlug: string, key: string): Promise<QuestionDetail | null> {
  // PostgreSQL refuses to compare with a text that holds a NUL, as an address may.
  if (bankSlug.includes('\0') || key.includes('\0')) return null;
  const ownerId = LIBRARY_OWNER_ID;
  const question = await db().question.findFirst({
    where: { ownerId, key, bank: { ownerId, slug: bankSlug } },
    include: {
      versions: { select: { number: true, createdAt: true }, orderBy: { number: 'desc' } },
    },
  });
  if (!question) return null;
  const { id: questionId, version: versionNumber, bankId, position } = question;
  const [[row], previousKey, nextKey] = await Promise.all([
    findVersions([{ ownerId, questionId, versionNumber }]),
    findKey({ bankId, position: { lt: position } }, 'desc'),
    findKey({ bankId, position: { gt: position } }, 'asc'),
  ]);
  if (!row) return null;
  return {
    ...renderQuestion(row),
    bankTitle: row.question.bank.title,
    versions: question.versions,
    retired: question.retiredAt !== null,
    previousKey,
    nextKey,
  };
}

/** The first question in a direction that is still in its bank. */
async function findKey(
  where: { bankId: string; position: { lt: number } | { gt: number } },
  direction: 'asc' | 'desc',
): Promise<string | null> {
  const found = await db().question.findFirst({
    where: { ownerId: LIBRARY_OWNER_ID, retiredAt: null, ...where },
    orderBy: { position: direction },
    select: { key: true },
  });
  return found?.key ?? null;
}
