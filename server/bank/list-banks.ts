import { z } from 'zod';
import { type Level, levelSchema, levels } from '#core/bank/question';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { LIBRARY_OWNER_ID } from './library';
import { readableOwners } from './readable-owners';

export type BankSummary = {
  /** The learner's own, to edit; the library's are read-only. */
  isOwn: boolean;
  slug: string;
  title: string;
  description: string;
  license: string;
  questionCount: number;
  /** In the order of the front matter, those without questions left out. */
  topics: { name: string; count: number }[];
  /** From the easiest on, those without questions left out. */
  levels: { name: Level; count: number }[];
};

const rowsSchema = z.array(
  z.object({ bankId: z.string(), level: levelSchema, topics: z.array(z.string()) }),
);
type Row = z.infer<typeof rowsSchema>[number];

/** The library's banks and a learner's own by title. What is retired is not counted. */
export async function listBanks(learner: Learner | null): Promise<BankSummary[]> {
  const owners = readableOwners(learner);
  const [banks, rows] = await Promise.all([
    db().bank.findMany({
      where: { ownerId: { in: owners }, retiredAt: null },
      orderBy: { title: 'asc' },
    }),
    findRows(owners),
  ]);
  const rowsByBank = byBank(rows);
  return banks.map(({ ownerId, id, slug, title, description, license, topics }) => {
    const own = rowsByBank.get(id) ?? [];
    return {
      isOwn: ownerId !== LIBRARY_OWNER_ID,
      slug,
      title,
      description,
      license,
      questionCount: own.length,
      topics: count(topics, (name) => own.filter((row) => row.topics.includes(name))),
      levels: count(levels, (name) => own.filter((row) => row.level === name)),
    };
  });
}

function byBank(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.bankId);
    if (group) group.push(row);
    else groups.set(row.bankId, [row]);
  }
  return groups;
}

async function findRows(owners: string[]): Promise<Row[]> {
  const rows = await db().$queryRaw`
    select question.bank_id as "bankId", version.level, version.topics
    from question
    join question_version as version
      on version.owner_id = question.owner_id
      and version.question_id = question.id
      and version.number = question.version
    where question.owner_id = any(${owners}::uuid[]) and question.retired_at is null`;
  return rowsSchema.parse(rows);
}

function count<Name extends string>(names: readonly Name[], rowsOf: (name: Name) => Row[]) {
  return names
    .map((name) => ({ name, count: rowsOf(name).length }))
    .filter((counted) => counted.count > 0);
}
