import pg from 'pg';
import { readMigrationList, readMigrationNames } from './migration-list';

/** Any constant will do, as long as every Readyz that shares a database uses the same one. */
const MIGRATION_LOCK = 7_393_801;

/**
 * Applies the migrations that the database lacks, as `prisma migrate deploy` does, and returns their
 * names. Several processes may call it at once: one migrates while the others wait. Each migration
 * is one transaction. Throws the database's error when one fails, or when it does not answer in time.
 */
export async function migrate(databaseUrl: string, connectMs = 5_000): Promise<string[]> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: connectMs,
    application_name: 'readyz migrate',
  });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const missing = await missingMigrations(client);
    return missing.length === 0 ? [] : await applyMigrations(databaseUrl);
  } finally {
    await client.end();
  }
}

/** Names of migrations that are not applied. Spares most starts the weight of the schema engine. */
async function missingMigrations(client: pg.Client): Promise<string[]> {
  const names = await readMigrationNames();
  const table = await client.query("select to_regclass('_prisma_migrations') as found");
  if (table.rows[0]?.found === null) return names;
  const applied = await client.query<{ name: string }>(
    `select migration_name as name from _prisma_migrations
     where finished_at is not null and rolled_back_at is null`,
  );
  const appliedNames = new Set(applied.rows.map((row) => row.name));
  return names.filter((name) => !appliedNames.has(name));
}

async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const { withSchemaEngine } = await import('./schema-engine');
  const migrationsList = await readMigrationList();
  return withSchemaEngine(databaseUrl, undefined, async (engine) => {
    const filters = { externalTables: [], externalEnums: [] };
    const applied = await engine.applyMigrations({ migrationsList, filters });
    return applied.appliedMigrationNames;
  });
}
