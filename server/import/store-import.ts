import { FILE_CHARACTERS_MAX } from '#core/bank/limits';
import { printBank } from '#core/bank/print-bank';
import type { FrontMatter } from '#core/bank/question';
import type { ComposedQuestions } from '#core/bank/repair/compose-questions';
import type { Repair } from '#core/bank/repair/repair';
import type { Learner } from '#server/auth/learner';
import { learnerTransaction, type Transaction } from '#server/auth/learner-transaction';
import type { DifferenceCounts } from '#server/bank/count-difference';
import { newFrontMatter } from '#server/bank/create-bank';
import { requireOwnBank } from '#server/bank/find-bank';
import { freeSlug } from '#server/bank/free-slug';
import { latestNumber, storeText } from '#server/bank/store-text';
import { AppError } from '#server/errors';
import { type ComposedBank, composeBank } from './compose-bank';
import { findImport } from './find-import';
import { moveMedia } from './move-media';
import { type ReadResult, readResultSchema, sourcesSchema } from './read-result';
import { recordImportedReviews } from './record-imported-reviews';

export type StoreWish = {
  title: string;
  /** A wish for the address; left out, it is made from the title. */
  slug?: string;
  license?: string;
  language?: string;
  repairs: Repair[];
  /** The own bank to import into again: what is known in it is kept. */
  bank?: string;
  /** In which the days of imported reviews are counted. */
  timeZone: string;
};
export type StoredImport = DifferenceCounts & { bank: string };

const TIMEOUT_MS = 120_000;

/**
 * Makes a bank of an import that was read, with the repairs that the learner made: all of it or, when
 * it is refused, nothing. Into a bank that exists it is imported again: the bank becomes what the
 * import says, and its questions are recognised. Pictures come along, and past reviews of another
 * program go to the log.
 */
export async function storeImport(
  learner: Learner,
  id: string,
  wish: StoreWish,
  now: Date,
): Promise<StoredImport> {
  const found = await findImport(learner, id);
  const result = readResultSchema.nullable().parse(found.result);
  if (found.state !== 'ready' || !result) throw notReady();
  if (wish.bank !== undefined) await requireOwnBank(learner, wish.bank);
  const sources = sourcesSchema.parse(found.sources);
  const composed = await composeBank({ result, repairs: wish.repairs, sources });
  if (composed.questions.length === 0) {
    throw new AppError('invalid-input', 'No question is left to store.');
  }
  return learnerTransaction(
    learner,
    (transaction) => store(transaction, learner, { id, wish, result, composed }, now),
    TIMEOUT_MS,
  );
}

type Order = { id: string; wish: StoreWish; result: ReadResult; composed: ComposedBank };

async function store(
  transaction: Transaction,
  learner: Learner,
  { id, wish, result, composed }: Order,
  now: Date,
): Promise<StoredImport> {
  const ownerId = learner.id;
  const before = wish.bank === undefined ? null : await readBank(transaction, learner, wish.bank);
  const slug = before?.slug ?? (await freeSlug(transaction, learner, wish.slug ?? wish.title));
  const frontMatter = frontMatterOf(slug, wish, composed, before);
  const text = `${printBank({ frontMatter, questions: [] })}\n${composed.text}\n`;
  if (text.length > FILE_CHARACTERS_MAX) throw tooLong(text.length);
  const { questions } = composed;
  const stored = await storeText(
    transaction,
    learner,
    { text, frontMatter, questions, origin: 'import' },
    now,
  );
  const { count } = await transaction.bankImport.updateMany({
    where: { ownerId, id, state: 'ready' },
    data: {
      state: 'stored',
      bankId: stored.bankId,
      textNumber: stored.number,
      textNumberBefore: before?.number ?? null,
    },
  });
  if (count === 0) throw notReady();
  const media = { importId: id, bankId: stored.bankId, paths: composed.mediaPaths };
  await moveMedia(transaction, { ownerId, ...media }, now);
  await recordImportedReviews(transaction, learner, { result, composed, stored, wish }, now);
  const { added, changed, retired, unchanged } = stored;
  return { bank: slug, added, changed, retired, unchanged };
}

type BankBefore = { slug: string; number: number; description: string; license: string };

/** What stays of a bank that is imported into again. */
async function readBank(
  transaction: Transaction,
  learner: Learner,
  slug: string,
): Promise<BankBefore> {
  const { id, description, license } = await transaction.bank.findUniqueOrThrow({
    where: { ownerId_slug: { ownerId: learner.id, slug } },
  });
  const number = await latestNumber(transaction, learner.id, id);
  return { slug, number, description, license };
}

function frontMatterOf(
  slug: string,
  { title, license, language }: StoreWish,
  { questions }: ComposedQuestions,
  before: BankBefore | null,
): FrontMatter {
  const plain = newFrontMatter(slug, title);
  return {
    ...plain,
    description: before?.description ?? plain.description,
    language: language || plain.language,
    license: license || before?.license || plain.license,
    topics: [...new Set(questions.flatMap(({ topics }) => topics))],
  };
}

function notReady(): AppError {
  return new AppError('conflict', 'This import is not there to be stored: see how it stands.');
}

function tooLong(length: number): AppError {
  const message = `As a bank this has ${length} characters, and one holds ${FILE_CHARACTERS_MAX}. Leave some out, or import its files in parts.`;
  return new AppError('limit-reached', message);
}
