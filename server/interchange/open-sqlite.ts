import initSqlJs, { type Database, type SqlValue } from 'sql.js';
import { Refusal } from './refusal';

/** Rows of a query, by the names of its columns' places. */
export type Query = (sql: string) => SqlValue[][];

/**
 * Reads a SQLite file that anyone may have made. It is opened in WebAssembly, only plain tables are
 * asked, and what SQLite itself refuses becomes a Refusal.
 */
export async function readSqlite<Result>(
  bytes: Uint8Array,
  tables: readonly string[],
  read: (query: Query) => Result,
): Promise<Result> {
  const { Database } = await initSqlJs();
  const database = new Database(bytes);
  try {
    refuseOddTables(database, tables);
    return read((sql) => rowsOf(database, sql));
  } finally {
    database.close();
  }
}

/** A view, or a column that is computed, could run for ever. */
function refuseOddTables(database: Database, tables: readonly string[]): void {
  const found = rowsOf(database, 'SELECT type, name, sql FROM sqlite_master');
  for (const [type, name, sql] of found) {
    const isAsked = tables.includes(String(name).toLowerCase());
    if (isAsked && (type !== 'table' || /\bAS\b|\bVIRTUAL\b/i.test(String(sql)))) throw broken();
  }
}

function rowsOf(database: Database, sql: string): SqlValue[][] {
  const rows: SqlValue[][] = [];
  try {
    const statement = database.prepare(sql);
    while (statement.step()) rows.push(statement.get());
    statement.free();
  } catch {
    throw broken();
  }
  return rows;
}

function broken(): Refusal {
  return new Refusal(
    'apkg-broken',
    'The collection in this Anki package is damaged or incomplete.',
  );
}
