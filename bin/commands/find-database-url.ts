import { existsSync } from 'node:fs';

/** What to do when there is no database. */
export const noDatabase =
  'No database is running: start Readyz with "npm start", or set DATABASE_URL.';

/**
 * The person's own database, migrated, or the one that `npm start` runs; null when neither is there.
 * Throws a StartError when theirs cannot be used.
 */
export async function findDatabaseUrl(): Promise<string | null> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { readSettings } = await import('../settings');
  const { findEmbedded } = await import('#server/postgres/find-embedded');
  const { openDatabase } = await import('../open-database');
  const settings = readSettings(process.env);
  if (settings.DATABASE_URL === undefined) return findEmbedded(settings.READYZ_DATA);
  const { databaseUrl } = await openDatabase(settings, () => undefined);
  return databaseUrl;
}
