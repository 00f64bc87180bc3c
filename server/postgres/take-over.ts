import pg from 'pg';
import { isErrorWithCode } from './error-code';
import { StartError } from './start-error';

/** Any constant will do; the lock lives in the embedded server's maintenance database alone. */
const OWNER_LOCK = 7_393_802;

/** A busy machine answers late; a server that is not there refuses at once. */
export const LOCAL_CONNECT_MS = 30_000;

/** PostgreSQL's code when a lock was not granted within lock_timeout. */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Makes us the one Readyz on this server, and its database when it lacks one. The lock is the
 * returned connection's: whatever ends our process, `kill -9` too, lets it go, so nothing stale can
 * be left behind. Throws a StartError when another Readyz has it.
 */
export async function takeOver(databaseUrl: string, home: string): Promise<pg.Client> {
  const url = new URL(databaseUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const client = new pg.Client({
    connectionString: url.href,
    connectionTimeoutMillis: LOCAL_CONNECT_MS,
    application_name: 'readyz owner',
    // The server needs a moment to notice that a killed process has gone.
    lock_timeout: 1_000,
  });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [OWNER_LOCK]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
    return client;
  } catch (error) {
    await client.end();
    if (!isErrorWithCode(error, LOCK_NOT_AVAILABLE)) throw error;
    throw new StartError(
      `Readyz already runs with the data in ${home}: stop it first, or set READYZ_DATA to another folder.`,
    );
  }
}
