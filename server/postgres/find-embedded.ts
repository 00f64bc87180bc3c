import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { isErrorWithCode } from './error-code';
import { findPostmaster } from './postmaster';

/** The address of the database that `npm start` runs on a data folder; null when none runs there. */
export async function findEmbedded(folder: string): Promise<string | null> {
  const home = await findHome(folder);
  const port = home === null ? undefined : await findPostmaster(join(home, 'data'));
  return home === null || port === undefined ? null : addressOf(home, port);
}

/**
 * Where the embedded server of a data folder lives, whichever way the folder was named: the running
 * server is known by this path. Null when there is no such folder.
 */
export async function findHome(folder: string): Promise<string | null> {
  try {
    return join(await realpath(folder), 'postgres');
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT', 'ENOTDIR')) return null;
    throw error;
  }
}

/** The connection string of the server at `home` while it listens on `port`. */
export async function addressOf(home: string, port: number): Promise<string> {
  const password = await readFile(join(home, 'password'), 'utf8');
  return `postgresql://readyz:${password}@127.0.0.1:${port}/readyz`;
}
