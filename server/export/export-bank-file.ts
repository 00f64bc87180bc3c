import type { Format } from '#core/bank/interchange/format';
import type { Learner } from '#server/auth/learner';
import { findBank } from '#server/bank/find-bank';
import { getBankText } from '#server/bank/get-bank-text';
import { db } from '#server/db';
import { AppError } from '#server/errors';
import type { ExportedFile, ExportOrder } from '#server/interchange/export-bank';
import { runInWorker } from '#server/worker/run-in-worker';
import { readBankQuestions } from './bank-questions';
import { learnerHistories } from './learner-histories';

export type BankFile = ExportedFile & { name: string };

/**
 * A bank that a learner may read as a file of another program, and what that file cannot say. Their own
 * bank as Markdown is the text that they wrote; an Anki package brings along its pictures and how they
 * remember it.
 */
export async function exportBankFile(
  learner: Learner | null,
  slug: string,
  format: Format,
  now: Date,
): Promise<BankFile> {
  const bank = await findBank(learner, slug);
  if (!bank || bank.retiredAt) throw new AppError('not-found', 'There is no such bank.');
  if (format === 'markdown' && learner && bank.ownerId === learner.id) {
    const { text } = await getBankText(learner, slug);
    return {
      name: `${slug}.md`,
      bytes: new TextEncoder().encode(text),
      lost: [],
      ending: '.md',
      mediaType: 'text/markdown; charset=utf-8',
    };
  }
  const { frontMatter, questions: stored } = await readBankQuestions(bank.ownerId, bank.id);
  const questions = stored.map(({ question }) => question);
  const ids = stored.map(({ id }) => id);
  const isPackage = format === 'apkg';
  const order: ExportOrder = {
    format,
    frontMatter,
    questions,
    now: now.getTime(),
    histories: isPackage ? await learnerHistories(learner, ids) : new Map(),
    media: isPackage ? await findMedia(bank) : [],
  };
  const exported = await runInWorker<ExportedFile>('server/export/export-worker.ts', order);
  if (!exported) {
    throw new AppError('limit-reached', 'This bank is too large to be written in this format.');
  }
  return { ...exported, name: `${slug}${exported.ending}` };
}

function findMedia({ ownerId, id: bankId }: { ownerId: string; id: string }) {
  return db().bankMedia.findMany({
    where: { ownerId, bankId },
    select: { name: true, bytes: true },
  });
}
