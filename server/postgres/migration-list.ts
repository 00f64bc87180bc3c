import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';

/** Everything runs in the root; a bundled module does not know where its source was. */
export const migrationsFolder = join(process.cwd(), 'prisma/migrations');

/** Reads prisma/migrations in the shape that Prisma's schema engine takes. */
export async function readMigrationList(): Promise<MigrationList> {
  const names = await readMigrationNames();
  const scripts = await Promise.all(
    names.map((name) => readFile(join(migrationsFolder, name, 'migration.sql'), 'utf8')),
  );
  return {
    baseDir: migrationsFolder,
    lockfile: {
      path: './migration_lock.toml',
      content: await readFile(join(migrationsFolder, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: scripts.map((script, place) => ({
      path: names[place] ?? '',
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  };
}

/** The names of the migrations, in the order in which they apply. */
export async function readMigrationNames(): Promise<string[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
