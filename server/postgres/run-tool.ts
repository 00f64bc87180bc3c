import { execFile } from 'node:child_process';

export type SystemUser = {
  name: string;
  uid: number;
  gid: number;
  /** Whether it must be let through folders that are closed to it. */
  needsPassage: boolean;
};

/** What a program of PostgreSQL did. `output` is everything it wrote, for people. */
export type ToolResult = { succeeded: boolean; output: string };

/** Runs a program to its end, as another user of the system when one is given. Never throws. */
export function runTool(
  file: string,
  parameters: string[],
  user?: SystemUser,
): Promise<ToolResult> {
  const [command, ...rest] = user?.needsPassage
    ? [...passageFor(user), file, ...parameters]
    : [file, ...parameters];
  const identity = user?.needsPassage ? {} : { uid: user?.uid, gid: user?.gid };
  return new Promise((resolve) => {
    execFile(
      command ?? file,
      rest,
      // The folder of this process may be closed to the other user; the root never is.
      { ...identity, cwd: '/', env: { ...process.env, LC_ALL: 'C', LANG: 'C' } },
      (error, stdout, stderr) => {
        const output = `${stdout}${stderr}`.trim();
        resolve({ succeeded: !error, output: output || (error?.message ?? '') });
      },
    );
  });
}

/**
 * Becomes the user but keeps the one right of root that lets it reach closed folders (Linux). Without
 * the secure bit, access(2) would still answer as if that right were not there.
 */
function passageFor({ uid, gid }: SystemUser): string[] {
  const right = '+dac_override';
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const rights = [`--inh-caps=${right}`, `--ambient-caps=${right}`];
  return ['setpriv', ...identity, ...rights, '--securebits=+no_setuid_fixup', '--'];
}
