import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { db } from '#server/db';

/**
 * Gives the test file that calls it, at its top level, a migrated and empty database of its own:
 * `db()` speaks to it. Files run at the same time without seeing each other's rows.
 */
export function useDatabase(): void {
  const template = new URL(inject('templateUrl'));
  const name = `test_${process.env.VITEST_POOL_ID}`;
  beforeAll(async () => {
    await run(template, async (client) => {
      await client.query(`drop database if exists ${name} with (force)`);
      await client.query(`create database ${name} template ${template.pathname.slice(1)}`);
    });
    const own = new URL(template);
    own.pathname = `/${name}`;
    process.env.DATABASE_URL = own.href;
  });
  afterAll(async () => {
    await db().$disconnect();
  });
}

/** Removes every row, for tests that count what they find. */
export async function emptyDatabase(): Promise<void> {
  await db().$executeRaw`
    do $$ begin
      execute (
        select 'truncate ' || string_agg(format('%I', tablename), ', ')
        from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'
      );
    end $$`;
}

async function run(template: URL, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const maintenance = new URL(template);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
