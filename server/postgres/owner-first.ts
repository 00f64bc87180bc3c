import { SqlReader } from './sql-reader';
import { type SqlToken, tokenizeSql } from './sql-tokens';

/** A key or index that does not begin with its owner, or a table whose keys cannot be told. */
export type OwnerProblem = { table: string; message: string };

const OWNERS = ['owner_id', 'team_id'];
const KEY_WORDS = ['primary', 'unique', 'foreign', 'exclude', 'references'];

/**
 * Reads migrations and names every primary key, unique constraint, index and foreign key that does
 * not begin with `owner_id` or `team_id`. One owner's rows can then be found, moved to another
 * machine and erased together. It reads CREATE TABLE, CREATE INDEX and ALTER TABLE .. ADD; a table
 * made in a form that it does not know is a problem, not a pass.
 */
export function findOwnerProblems(sql: string): OwnerProblem[] {
  return tokenizeSql(sql).flatMap((tokens) => {
    const statement = new SqlReader(tokens);
    if (statement.take('alter', 'table')) return readAlterTable(statement);
    if (!statement.take('create')) return [];
    statement.take('unlogged');
    if (statement.take('table')) return readCreateTable(statement);
    statement.take('unique');
    return statement.take('index') ? readCreateIndex(statement) : [];
  });
}

function readCreateTable(statement: SqlReader): OwnerProblem[] {
  statement.take('if', 'not', 'exists');
  const table = statement.takeName();
  const parts = statement.takeList() ?? [];
  const hasPrimaryKey = parts.some((part) => new SqlReader(part).skipPast('primary'));
  const problems = parts.flatMap((part) => checkDefinition(table, part));
  return hasPrimaryKey ? problems : [...problems, { table, message: 'no primary key can be read' }];
}

function readAlterTable(statement: SqlReader): OwnerProblem[] {
  statement.take('if', 'exists');
  statement.take('only');
  const table = statement.takeName();
  return statement.takeParts().flatMap((action) => {
    const reader = new SqlReader(action);
    if (!reader.take('add')) return [];
    reader.take('column');
    reader.take('if', 'not', 'exists');
    return checkDefinition(table, reader.takeParts().flat());
  });
}

function readCreateIndex(statement: SqlReader): OwnerProblem[] {
  statement.skipPast('on');
  statement.take('only');
  const table = statement.takeName();
  return checkFirst(table, 'index', statement.takeList());
}

/** Checks what one column or one constraint of a table declares. */
function checkDefinition(table: string, definition: SqlToken[]): OwnerProblem[] {
  const reader = new SqlReader(definition);
  if (reader.take('constraint')) reader.takeName();
  const key = KEY_WORDS.find((word) => reader.take(word));
  if (key) {
    reader.take('key');
    // A key made from an index was checked as that index.
    return reader.take('using', 'index') ? [] : checkFirst(table, key, reader.takeList());
  }
  const columnKeys = KEY_WORDS.filter((word) => new SqlReader(definition).skipPast(word));
  return columnKeys.flatMap((word) => checkFirst(table, word, [definition]));
}

function checkFirst(table: string, key: string, columns: SqlToken[][] = []): OwnerProblem[] {
  const first = columns[0]?.[0]?.text ?? 'nothing';
  return OWNERS.includes(first) ? [] : [{ table, message: `${key} begins with ${first}` }];
}
