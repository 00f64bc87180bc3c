import type { Learner } from '#server/auth/learner';
import { bankSlugOf, failSilentImports, findImport } from './find-import';
import { type ImportState, toImportState } from './import-state';

/** How an import stands, and what was read once it is. Throws `not-found` unless it is theirs. */
export async function getImport(learner: Learner, id: string, now: Date): Promise<ImportState> {
  await failSilentImports(learner, now);
  const found = await findImport(learner, id);
  return toImportState(found, await bankSlugOf(learner, found.bankId));
}
