import { readFile } from 'node:fs/promises';
import { runTool, type SystemUser } from './run-tool';
import { StartError } from './start-error';

/**
 * Whom PostgreSQL runs as: undefined means as ourselves. It refuses root, so root lends it another
 * user that every system has; making one would leave it behind. That user may not be able to enter
 * `folders` when they lie in root's home or in a folder that `mktemp -d` made.
 */
export async function findServerUser(folders: string[]): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = parseUsers(await readFile('/etc/passwd', 'utf8'));
  const user = users.get('postgres') ?? users.get('nobody');
  if (!user) {
    throw new StartError(
      'PostgreSQL does not run as root, and this system has neither a user postgres nor nobody: start Readyz as an ordinary user, or set DATABASE_URL.',
    );
  }
  const entering = ['-c', 'for folder do cd "$folder" || exit 1; done', 'sh', ...folders];
  const { succeeded } = await runTool('/bin/sh', entering, user);
  return { ...user, needsPassage: !succeeded };
}

function parseUsers(passwd: string): Map<string, SystemUser> {
  const users = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ name, uid, gid }) => name !== '' && uid > 0 && gid > 0);
  return new Map(users.map((user) => [user.name, { ...user, needsPassage: false }]));
}
