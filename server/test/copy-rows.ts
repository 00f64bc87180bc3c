import { performance } from 'node:perf_hooks';
import pg from 'pg';

/**
 * Copies every row of a database into tables like its own, indexes and all, and returns how many
 * milliseconds that took: what storing them is measured against.
 */
export async function copyRows(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    const names = rows.map(({ name }) => pg.escapeIdentifier(name));
    await client.query('create schema copied');
    for (const name of names) {
      await client.query(`create table copied.${name} (like public.${name} including all)`);
    }
    const start = performance.now();
    await client.query('begin');
    for (const name of names) {
      await client.query(`insert into copied.${name} select * from public.${name}`);
    }
    await client.query('commit');
    return performance.now() - start;
  } finally {
    await client.end();
  }
}
