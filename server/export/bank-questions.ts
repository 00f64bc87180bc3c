import { z } from 'zod';
import {
  type FrontMatter,
  frontMatterSchema,
  levelSchema,
  type Question,
  simSchema,
} from '#core/bank/question';
import { readBody } from '#server/bank/render-version';
import { db } from '#server/db';

/** A question as an author would write it, and under which id it is stored. */
export type BankQuestion = { id: string; question: Question };
export type StoredBank = { frontMatter: FrontMatter; questions: BankQuestion[] };

/**
 * A bank as it is stored, in its order and with the address of each question for its id, so that
 * another program knows it again when it was reworded. Proofs are not stored.
 */
export async function readBankQuestions(ownerId: string, bankId: string): Promise<StoredBank> {
  const [bank, rows] = await Promise.all([
    db().bank.findUniqueOrThrow({ where: { ownerId_id: { ownerId, id: bankId } } }),
    db().question.findMany({
      where: { ownerId, bankId, retiredAt: null },
      orderBy: { position: 'asc' },
      select: { id: true, key: true, version: true },
    }),
  ]);
  const versions = await findShownVersions(ownerId, bankId);
  const { slug, title, description, language, license, topics, sources } = bank;
  return {
    frontMatter: frontMatterSchema.parse({
      bank: slug,
      title,
      description,
      language,
      license,
      topics,
      sources: z.record(z.string(), z.string()).parse(sources),
    }),
    questions: rows.flatMap(({ id, key, version }) => {
      const row = versions.get(`${id} ${version}`);
      return row ? [{ id, question: toQuestion(key, row) }] : [];
    }),
  };
}

type VersionRow = Awaited<ReturnType<typeof findVersions>>[number];

function findVersions(ownerId: string, bankId: string) {
  return db().questionVersion.findMany({
    where: { ownerId, question: { ownerId, bankId, retiredAt: null } },
    include: { choices: true },
  });
}

async function findShownVersions(ownerId: string, bankId: string) {
  const rows = await findVersions(ownerId, bankId);
  return new Map(rows.map((row) => [`${row.questionId} ${row.number}`, row]));
}

function toQuestion(key: string, row: VersionRow): Question {
  const { title, stem, topics, hint, answer, keyPoints, sourceName, sourceSection } = row;
  return {
    id: key,
    title,
    stem,
    level: levelSchema.parse(row.level),
    topics,
    source: sourceName === null ? null : { name: sourceName, section: sourceSection },
    body: readBody(row),
    hint,
    answer,
    keyPoints,
    sim: simSchema.nullable().parse(row.sim),
    proof: null,
    line: 1,
  };
}
