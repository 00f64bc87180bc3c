import { isErrorWithCode } from '#server/postgres/error-code';
import { migrate } from '#server/postgres/migrate';
import { startEmbedded } from '#server/postgres/start-embedded';
import { StartError } from '#server/postgres/start-error';
import { LOCAL_CONNECT_MS } from '#server/postgres/take-over';
import type { Settings } from './settings';

export type Database = { databaseUrl: string; stop: () => Promise<void> };

/** Makes a migrated database ready: the person's own when they named one, else the embedded one. */
export async function openDatabase(settings: Settings, onLost: () => void): Promise<Database> {
  if (settings.DATABASE_URL) {
    await migrateTheirs(settings.DATABASE_URL);
    return { databaseUrl: settings.DATABASE_URL, stop: async () => undefined };
  }
  const postgres = await startEmbedded(settings.READYZ_DATA, { onLost });
  try {
    await migrate(postgres.databaseUrl, LOCAL_CONNECT_MS);
    return postgres;
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function migrateTheirs(databaseUrl: string): Promise<void> {
  try {
    await migrate(databaseUrl);
  } catch (error) {
    throw new StartError(`${explain(error, new URL(databaseUrl))}: check DATABASE_URL.`, {
      cause: error,
    });
  }
}

/** Never repeats the whole URL: it holds the password. */
function explain(error: unknown, { host, pathname }: URL): string {
  const place = `${host}${pathname}`;
  if (isErrorWithCode(error, 'ENOTFOUND', 'EAI_AGAIN')) {
    return `There is no machine that answers to the name in ${place}`;
  }
  if (isErrorWithCode(error, 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT')) {
    return `No PostgreSQL answers at ${place}`;
  }
  const message = error instanceof Error ? error.message : String(error);
  // Prisma's engine adds where in its code it was.
  const reason = message.split('\n')[0] ?? message;
  if (/schema is not empty/.test(reason)) {
    return `The database at ${place} holds tables of something else, and Readyz needs one of its own`;
  }
  if (/permission denied/.test(reason)) {
    return `The user of the database at ${place} may not make tables there (${reason})`;
  }
  if (/timeout/i.test(reason)) return `No PostgreSQL answers at ${place} within 5 s`;
  return `The database at ${place} cannot be used (${reason})`;
}
