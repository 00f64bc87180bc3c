import { z } from 'zod';
import { bodySchema } from '#core/bank/question';
import type { Transaction } from '#server/auth/learner-transaction';

const storedSchema = z.array(
  z.object({
    id: z.string(),
    bankId: z.string(),
    key: z.string(),
    hasOwnKey: z.boolean(),
    wordsHash: z.string(),
    position: z.number(),
    version: z.number(),
    contentHash: z.string(),
    title: z.string(),
    isRetired: z.boolean(),
  }),
);

/** What the database holds of a question, without its words. */
export type StoredQuestion = z.infer<typeof storedSchema>[number];

/**
 * All questions of the banks, and every retired one of the owner's others, because a question may come
 * back in another file: in the order of banks and of places in them.
 */
export async function readStored(
  transaction: Transaction,
  ownerId: string,
  bankIds: readonly string[],
): Promise<StoredQuestion[]> {
  const rows = await transaction.$queryRaw`
    select
      question.id, question.bank_id as "bankId", question.key,
      question.has_own_key as "hasOwnKey", question.words_hash as "wordsHash",
      question.position, question.version, version.content_hash as "contentHash", version.title,
      question.retired_at is not null as "isRetired"
    from question
    join question_version as version
      on version.owner_id = question.owner_id
      and version.question_id = question.id
      and version.number = question.version
    where question.owner_id = ${ownerId}::uuid
      and (question.bank_id = any(${bankIds}::uuid[]) or question.retired_at is not null)
    order by question.bank_id, question.position, question.id`;
  return storedSchema.parse(rows);
}

const wordsSchema = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    stem: z.string(),
    answer: z.string().nullable(),
    body: bodySchema,
  }),
);

/** The words of a question as it is shown now. */
export type StoredWords = z.infer<typeof wordsSchema>[number];

/** By question, for the few of which the hashes do not say enough. */
export async function readStoredWords(
  transaction: Transaction,
  ownerId: string,
  questionIds: readonly string[],
): Promise<Map<string, StoredWords>> {
  if (questionIds.length === 0) return new Map();
  const rows = await transaction.$queryRaw`
    select question.id, version.title, version.stem, version.answer,
      case when version.kind in ('single', 'multiple') then jsonb_build_object(
        'kind', version.kind,
        'choices', (
          select coalesce(
            jsonb_agg(
              jsonb_build_object(
                'text', choice.text, 'correct', choice.is_correct,
                'explanation', choice.explanation
              )
              order by choice.position
            ),
            '[]'
          )
          from choice
          where choice.owner_id = version.owner_id
            and choice.question_id = version.question_id
            and choice.version_number = version.number
        )
      ) else version.body end as body
    from question
    join question_version as version
      on version.owner_id = question.owner_id
      and version.question_id = question.id
      and version.number = question.version
    where question.owner_id = ${ownerId}::uuid and question.id = any(${questionIds}::uuid[])`;
  return new Map(wordsSchema.parse(rows).map((row) => [row.id, row]));
}
