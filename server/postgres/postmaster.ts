import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isErrorWithCode } from './error-code';
import { readIfPresent } from './read-if-present';

/** No system gives a process this number. */
const NOBODYS_PID = 2_147_483_647;

/**
 * The port of the server that runs on this data folder, or undefined when none does.
 *
 * A killed server leaves its postmaster.pid behind. PostgreSQL sees through it when the process is
 * gone, but not when another process has got the number since. Then the number is replaced and the
 * file kept: its other lines let PostgreSQL refuse while orphans of the killed server live on.
 */
export async function findPostmaster(dataFolder: string): Promise<number | undefined> {
  const file = join(dataFolder, 'postmaster.pid');
  const lines = (await readIfPresent(file))?.split('\n');
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  if (!lines || !isProcess(pid)) return undefined;
  if ((await commandOf(pid)).includes(dataFolder)) return port;
  await writeFile(file, [NOBODYS_PID, ...lines.slice(1)].join('\n'));
  return undefined;
}

function isProcess(pid: number): boolean {
  try {
    return Number.isInteger(pid) && process.kill(pid, 0);
  } catch (error) {
    return isErrorWithCode(error, 'EPERM');
  }
}

/** The command line of a process; empty when it has just ended or waits to be reaped. */
async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    return (await readIfPresent(`/proc/${pid}/cmdline`)) ?? '';
  }
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'command=', '-p', String(pid)], (_error, stdout) => resolve(stdout));
  });
}
