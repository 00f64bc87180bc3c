import { db } from '#server/db';
import { type LoadOptions, type LoadReport, loadBanks } from './load-banks';

/** For a process that does nothing else: loads, then lets go of the database, so that it can end. */
export async function loadBanksOnce(
  folder: string,
  now: Date,
  options?: LoadOptions,
): Promise<LoadReport> {
  try {
    return await loadBanks(folder, now, options);
  } finally {
    await db().$disconnect();
  }
}
