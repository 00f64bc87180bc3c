import { z } from 'zod';
import { type Level, levelSchema, levels } from '#core/bank/question';
import { db } from '#server/db';
import { LIBRARY_OWNER_ID } from './library';

export type BankSummary = {
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
  z.object({ slug: z.string(), level: levelSchema, topics: z.array(z.string()) }),
);
type Row = z.infer<typeof rowsSchema>[number];

/** The library's banks by title. Retired banks and questions are not counted. */
export async function listBanks(): Promise<BankSummary[]> {
  const [banks, rows] = await Promise.all([
    db().bank.findMany({
      where: { ownerId: LIBRARY_OWNER_ID, retiredAt: null },
      orderBy: { title: 'asc' },
    }),
    findRows(),
  ]);
  return banks.map(({ slug, title, description, license, topics }) => {
    const own = rows.filter((row) => row.slug === slug);
    return {
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

async function findRows(): Promise<Row[]> {
  const rows = await db().$queryRaw`
    select bank.slug, version.level, version.topics
    from question
    join bank on bank.owner_id = question.owner_id and bank.id = question.bank_id
    join question_version as version
      on version.owner_id = question.owner_id
      and version.question_id = question.id
      and version.number = question.version
    where question.owner_id = ${LIBRARY_OWNER_ID}::uuid and question.retired_at is null`;
  return rowsSchema.parse(rows);
}

function count<Name extends string>(names: readonly Name[], rowsOf: (name: Name) => Row[]) {
  return names
    .map((name) => ({ name, count: rowsOf(name).length }))
    .filter((counted) => counted.count > 0);
}
