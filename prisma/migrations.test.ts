import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrationsFolder, readMigrationNames } from '#server/postgres/migration-list';
import { findOwnerProblems } from '#server/postgres/owner-first';

/** Tables that break the owner rule, each with its reason. */
const exceptions = new Map([
  ['learner', 'its id is the owner'],
  ['learner_session', "found by its token's hash before the owner is known"],
]);

test('every key and index of every migration begins with its owner', async () => {
  const names = await readMigrationNames();
  expect(names).not.toEqual([]);
  const scripts = await Promise.all(
    names.map((name) => readFile(join(migrationsFolder, name, 'migration.sql'), 'utf8')),
  );
  const problems = findOwnerProblems(scripts.join('\n'));
  expect(problems.filter(({ table }) => !exceptions.has(table))).toEqual([]);
  expect(new Set(problems.map(({ table }) => table))).toEqual(new Set(exceptions.keys()));
});

const table = (keys: string) => `CREATE TABLE "note" ("owner_id" UUID, "id" UUID, ${keys});`;
const good = table('PRIMARY KEY ("owner_id", "id")');

test.each([
  good,
  table('"at" INT DEFAULT (1 + (2)), CONSTRAINT "pk" PRIMARY KEY ("owner_id","id")'),
  'CREATE TABLE public.vote (team_id uuid, id uuid, PRIMARY KEY (team_id, id))',
  `${good} CREATE INDEX "i" ON "note"("owner_id", "id");`,
  `${good} CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY public.note USING btree (owner_id)`,
  `${good} ALTER TABLE "note" ADD CONSTRAINT "f" FOREIGN KEY ("owner_id", "id") REFERENCES "x"("id");`,
  `${good} ALTER TABLE "note" ADD CONSTRAINT "pk" PRIMARY KEY USING INDEX "i";`,
  `${good} ALTER TABLE "note" ADD COLUMN "unique" TEXT, DROP COLUMN "id";`,
  `-- CREATE TABLE "a" ("id" UUID PRIMARY KEY);\n/* CREATE INDEX i ON a(id); */`,
  `CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN; CREATE TABLE a (id int PRIMARY KEY); END $$;`,
  `INSERT INTO note VALUES ('it''s; CREATE TABLE a (id int);');`,
])('%s keeps the rule', (sql) => {
  expect(findOwnerProblems(sql)).toEqual([]);
});

test.each([
  [table('PRIMARY KEY ("id", "owner_id")'), 'primary begins with id'],
  [table('CONSTRAINT "pk" PRIMARY KEY ("id")'), 'primary begins with id'],
  ['CREATE TABLE IF NOT EXISTS note (id uuid PRIMARY KEY)', 'primary begins with id'],
  ['CREATE UNLOGGED TABLE note (id uuid PRIMARY KEY)', 'primary begins with id'],
  ['CREATE TABLE "note" ("owner_id" UUID)', 'no primary key can be read'],
  ['CREATE TABLE note AS SELECT 1', 'no primary key can be read'],
  ['CREATE TABLE note PARTITION OF other DEFAULT', 'no primary key can be read'],
  [table('PRIMARY KEY ("owner_id"), UNIQUE NULLS NOT DISTINCT ("id")'), 'unique begins with id'],
  [table('PRIMARY KEY ("owner_id"), "x" UUID UNIQUE'), 'unique begins with x'],
  [table('PRIMARY KEY ("owner_id"), "x" UUID REFERENCES a'), 'references begins with x'],
  [table('PRIMARY KEY ("owner_id"), FOREIGN KEY ("id") REFERENCES a'), 'foreign begins with id'],
  [table('PRIMARY KEY ("owner_id"), EXCLUDE USING gist (id WITH =)'), 'exclude begins with id'],
  ['CREATE INDEX "i" ON "note"("at", "owner_id")', 'index begins with at'],
  ['CREATE UNIQUE INDEX ON note (lower(owner_id))', 'index begins with lower'],
  ['create index concurrently i on only public.note using hash (id)', 'index begins with id'],
  ['ALTER TABLE ONLY note ADD CONSTRAINT u UNIQUE (id)', 'unique begins with id'],
  ['ALTER TABLE note DROP COLUMN a, ADD COLUMN b uuid UNIQUE', 'unique begins with b'],
  ['ALTER TABLE IF EXISTS note ADD FOREIGN KEY (id) REFERENCES a', 'foreign begins with id'],
])('%s breaks the rule', (sql, message) => {
  expect(findOwnerProblems(sql)).toEqual([{ table: 'note', message }]);
});
