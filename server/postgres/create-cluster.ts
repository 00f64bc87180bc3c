import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isErrorWithCode } from './error-code';
import { explainFailure } from './explain-failure';
import { runTool, type SystemUser } from './run-tool';

/**
 * Makes `home` with an empty database cluster in it, and the password of its owner beside it. The
 * work is done in a folder of its own and put in place by one rename, so a start that is killed
 * half-way leaves nothing that looks finished, and of two at once one wins.
 */
export async function createCluster(
  home: string,
  binaries: string,
  user: SystemUser | undefined,
): Promise<void> {
  const draft = await mkdtemp(`${home}.new-`);
  try {
    await initialize(draft, binaries, user);
    await rename(draft, home);
  } catch (error) {
    if (!isErrorWithCode(error, 'ENOTEMPTY', 'EEXIST')) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function initialize(
  draft: string,
  binaries: string,
  user: SystemUser | undefined,
): Promise<void> {
  const password = join(draft, 'password');
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (user) {
    await chown(draft, user.uid, user.gid);
    await chown(password, user.uid, user.gid);
  }
  const dataFolder = join(draft, 'data');
  const { succeeded, output } = await runTool(
    join(binaries, 'initdb'),
    [
      `--pgdata=${dataFolder}`,
      '--username=readyz',
      `--pwfile=${password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--data-checksums',
      '--no-instructions',
      '--set=listen_addresses=127.0.0.1',
      '--set=unix_socket_directories=',
    ],
    user,
  );
  if (!succeeded) throw explainFailure(output, draft, user);
}
