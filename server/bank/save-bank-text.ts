import type { Problem } from '#core/bank/question';
import type { Learner } from '#server/auth/learner';
import { learnerTransaction } from '#server/auth/learner-transaction';
import { AppError } from '#server/errors';
import type { DifferenceCounts } from './count-difference';
import { requireOwnBank } from './find-bank';
import { readText } from './read-text';
import { storeText } from './store-text';

export type SavedText = DifferenceCounts & { number: number };

/** Many questions on a slow disk take longer than a person's click usually does. */
const TIMEOUT_MS = 60_000;

/**
 * Saves what an author wrote as the next text of their bank. Refused are a text with errors, which
 * come along, and one that was begun from a text that is no longer the newest: saving it would undo
 * what was saved meanwhile. The newest text again is saved already.
 */
export async function saveBankText(
  learner: Learner,
  slug: string,
  { text, basedOn }: { text: string; basedOn: number },
  now: Date,
): Promise<SavedText> {
  const { ownerId, id: bankId } = await requireOwnBank(learner, slug);
  const { frontMatter, questions, problems } = await readText(text);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (frontMatter && frontMatter.bank !== slug) errors.unshift(slugChanged(slug));
  if (errors.length > 0 || frontMatter === null) {
    throw new AppError('invalid-input', describe(errors), undefined, errors);
  }
  return learnerTransaction(
    learner,
    async (transaction) => {
      const latest = await transaction.bankText.findFirst({
        where: { ownerId, bankId },
        orderBy: { number: 'desc' },
        select: { number: true, text: true },
      });
      if (latest?.text === text) {
        const unchanged = questions.length;
        return { number: latest.number, added: 0, changed: 0, retired: 0, unchanged };
      }
      if (latest?.number !== basedOn) {
        const message =
          'This bank was saved elsewhere meanwhile. Look at what changed, then save again.';
        throw new AppError('conflict', message);
      }
      const stored = { text, frontMatter, questions, origin: 'edit' } as const;
      const saved = await storeText(transaction, learner, stored, now);
      const { number, added, changed, retired, unchanged } = saved;
      return { number, added, changed, retired, unchanged };
    },
    TIMEOUT_MS,
  );
}

function slugChanged(slug: string): Problem {
  const message = `This bank is "${slug}" for good: write bank: ${slug} again. Change its title as you like.`;
  return { rule: 'bank-slug-changed', severity: 'error', message, line: 1, column: 1 };
}

function describe([first, ...others]: Problem[]): string {
  if (!first) return 'This text has no front matter, so it is not saved.';
  const more = others.length === 0 ? '' : ` There are ${others.length} more mistakes.`;
  return `Line ${first.line}: ${first.message}${more} Nothing was saved.`;
}
