import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explainFailure } from './explain-failure';
import { findFreePort } from './free-port';
import { readIfPresent } from './read-if-present';
import { runTool, type SystemUser } from './run-tool';

/** Where an embedded server lives, and what it is handled with. */
export type Place = {
  home: string;
  dataFolder: string;
  binaries: string;
  user: SystemUser | undefined;
};

/** Between asking for a port and the server's taking it, somebody else may have it. */
const ATTEMPTS_MAX = 3;

/**
 * Starts a server and returns its port: the one it had before while it is free, so that a
 * connection string that a person wrote down keeps working. Throws a StartError.
 */
export async function launch(place: Place, settings: string[]): Promise<number> {
  const { home, dataFolder, binaries, user } = place;
  const portFile = join(home, 'port');
  const log = join(home, 'log');
  let failure = '';
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const port = await findFreePort(Number((await readIfPresent(portFile)) ?? 0));
    const logBefore = (await readIfPresent(log)) ?? '';
    const options = [`port=${port}`, ...settings].map((setting) => `-c ${setting}`).join(' ');
    const { succeeded, output } = await runTool(
      join(binaries, 'pg_ctl'),
      ['start', '-D', dataFolder, '-w', '-l', log, '-o', options],
      user,
    );
    if (succeeded) {
      await writeFile(portFile, String(port));
      return port;
    }
    failure = `${(await readIfPresent(log))?.slice(logBefore.length) ?? ''}\n${output}`.trim();
    if (!/Address already in use|shared memory block/.test(failure)) break;
  }
  throw explainFailure(failure, home, user);
}
