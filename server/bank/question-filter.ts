import { Prisma } from '#prisma/generated/client';
import type { Learner } from '#server/auth/learner';
import { LIBRARY_OWNER_ID } from './library';
import { readableOwners } from './readable-owners';

/** What the address of a list names; a value that nothing has finds nothing. */
export type QuestionFilter = {
  bank?: string;
  topic?: string;
  level?: string;
  kind?: string;
  /** Words that must all occur in title, stem or answer, in any order and case. */
  text?: string;
  /** Where the page before ended. */
  after?: string;
};

const WORDS_MAX = 8;

/** The tables of the questions that are shown now, for conditions on `question`, `version`, `bank`. */
export const shownQuestions = Prisma.sql`
  question
  join bank on bank.owner_id = question.owner_id and bank.id = question.bank_id
  join question_version as version
    on version.owner_id = question.owner_id
    and version.question_id = question.id
    and version.number = question.version`;

/** The condition for all of a filter but its page, on what the learner may read. */
export function matchesFilter(learner: Learner | null, filter: QuestionFilter): Prisma.Sql {
  // PostgreSQL refuses to compare with a text that holds a NUL, as an address may.
  if (Object.values(filter).some((value) => value?.includes('\0'))) return Prisma.sql`false`;
  const { bank, topic, level, kind, text = '' } = filter;
  const words = text.split(/\s+/).filter((word) => word !== '');
  const conditions = [
    Prisma.sql`question.owner_id = any(${readableOwners(learner)}::uuid[])`,
    Prisma.sql`question.retired_at is null`,
    ...(bank ? [isAt(learner, bank)] : []),
    ...(topic ? [Prisma.sql`${topic} = any(version.topics)`] : []),
    ...(level ? [Prisma.sql`version.level = ${level}`] : []),
    ...(kind ? [Prisma.sql`version.kind = ${kind}`] : []),
    ...words.slice(0, WORDS_MAX).map(containsWord),
  ];
  return Prisma.join(conditions, ' and ');
}

/** As `findBank` has it: the learner's own bank wins over one of the library at its address. */
function isAt(learner: Learner | null, slug: string): Prisma.Sql {
  if (!learner) return Prisma.sql`bank.slug = ${slug}`;
  return Prisma.sql`bank.slug = ${slug} and (
    bank.owner_id <> ${LIBRARY_OWNER_ID}::uuid or not exists (
      select from bank as own
      where own.owner_id = ${learner.id}::uuid and own.slug = bank.slug and own.retired_at is null
    )
  )`;
}

function containsWord(word: string): Prisma.Sql {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  return Prisma.sql`
    concat_ws(' ', version.title, version.stem, version.answer) ilike ${pattern}`;
}
