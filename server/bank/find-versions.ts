import { z } from 'zod';
import type { Prisma } from '#prisma/generated/client';
import { db } from '#server/db';
import { type BankPictures, findPictures, noPictures } from './bank-pictures';
import { renderVersion } from './render-version';
import type { RenderedQuestion } from './rendered-question';

export type VersionRef = { ownerId: string; questionId: string; versionNumber: number };

const include = {
  choices: true,
  question: {
    include: { bank: { select: { ownerId: true, id: true, slug: true, sources: true } } },
  },
} as const satisfies Prisma.QuestionVersionInclude;

/** A version with all that a screen says about it. */
export type FoundVersion = Prisma.QuestionVersionGetPayload<{ include: typeof include }> & {
  /** Of its bank. */
  pictures: BankPictures;
};

/** In the order of the references; those of which nothing is stored are left out. */
export async function findVersions(refs: readonly VersionRef[]): Promise<FoundVersion[]> {
  if (refs.length === 0) return [];
  const rows = await db().questionVersion.findMany({
    where: {
      OR: refs.map(({ ownerId, questionId, versionNumber }) => ({
        ownerId,
        questionId,
        number: versionNumber,
      })),
    },
    include,
  });
  const pictures = await findPictures(rows.map(({ question }) => question.bank));
  const rowsByName = new Map(
    rows.map((row) => [
      `${row.ownerId}/${row.questionId}/${row.number}`,
      { ...row, pictures: pictures.get(row.question.bank.id) ?? noPictures },
    ]),
  );
  return refs.flatMap(
    ({ ownerId, questionId, versionNumber }) =>
      rowsByName.get(`${ownerId}/${questionId}/${versionNumber}`) ?? [],
  );
}

/** Adds to what the version says what its bank says. */
export function renderQuestion(row: FoundVersion): RenderedQuestion {
  const { bank } = row.question;
  return {
    ...renderVersion(row, row.pictures),
    id: row.questionId,
    ownerId: row.ownerId,
    bankSlug: bank.slug,
    key: row.question.key,
    versionNumber: row.number,
    source: readSource(row),
  };
}

function readSource({ sourceName: name, sourceSection: section, question }: FoundVersion) {
  if (name === null) return null;
  const sources = z.record(z.string(), z.string()).parse(question.bank.sources);
  return { name, document: sources[name] ?? name, section };
}
