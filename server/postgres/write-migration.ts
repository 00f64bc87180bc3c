import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationsFolder, readMigrationList } from './migration-list';
import { withSchemaEngine } from './schema-engine';

const schemaPath = join(migrationsFolder, '../schema.prisma');

/**
 * Writes the migration that leads from the ones there are to prisma/schema.prisma, and returns its
 * file, or undefined when nothing differs. The database's server lends a database to replay them in.
 */
export async function writeMigration(
  databaseUrl: string,
  name: string,
  now: Date,
): Promise<string | undefined> {
  const script = await missingSql(databaseUrl);
  if (script === undefined) return undefined;
  const moment = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${moment}_${name}`);
  await mkdir(folder);
  const file = join(folder, 'migration.sql');
  await writeFile(file, script);
  return file;
}

/** The SQL that the migrations lack to give what prisma/schema.prisma declares; undefined for none. */
export async function missingSql(databaseUrl: string): Promise<string | undefined> {
  const schema = { path: schemaPath, content: await readFile(schemaPath, 'utf8') };
  const migrationsList = await readMigrationList();
  return withSchemaEngine(databaseUrl, schema, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationsList },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? undefined : (stdout ?? '');
  });
}
