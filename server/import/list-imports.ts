import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { failSilentImports } from './find-import';
import { headFields, type ImportSummary, toImportSummary } from './import-state';

const SHOWN_MAX = 100;

/** A learner's imports, newest first. */
export async function listImports(learner: Learner | null, now: Date): Promise<ImportSummary[]> {
  if (!learner) return [];
  await failSilentImports(learner, now);
  const ownerId = learner.id;
  const [rows, banks] = await Promise.all([
    db().bankImport.findMany({
      where: { ownerId },
      orderBy: { createdAt: 'desc' },
      take: SHOWN_MAX,
      select: headFields,
    }),
    db().bank.findMany({ where: { ownerId }, select: { id: true, slug: true } }),
  ]);
  const slugs = new Map(banks.map(({ id, slug }) => [id, slug]));
  return rows.map((row) => toImportSummary(row, slugs.get(row.bankId ?? '') ?? null));
}
