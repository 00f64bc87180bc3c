import { printBank } from '#core/bank/print-bank';
import type { FrontMatter, Question } from '#core/bank/question';
import type { Learner } from '#server/auth/learner';
import { learnerTransaction } from '#server/auth/learner-transaction';
import { AppError } from '#server/errors';
import { freeSlug } from './free-slug';
import { storeText } from './store-text';

/** What one learner may have at a time. */
const BANKS_MAX = 200;

/** Begins a bank of the learner's own, with a question that shows how one is written. */
export function createBank(
  learner: Learner,
  { title }: { title: string },
  now: Date,
): Promise<{ bank: string }> {
  return learnerTransaction(learner, async (transaction) => {
    const count = await transaction.bank.count({ where: { ownerId: learner.id, retiredAt: null } });
    if (count >= BANKS_MAX) {
      throw new AppError('limit-reached', `You have ${BANKS_MAX} banks, and that is the limit.`);
    }
    const bank = await freeSlug(transaction, learner, title);
    const frontMatter = newFrontMatter(bank, title);
    const questions = [{ ...exampleQuestion, line: 1 }];
    const text = printBank({ frontMatter, questions });
    await storeText(transaction, learner, { text, frontMatter, questions, origin: 'edit' }, now);
    return { bank };
  });
}

/** What a bank says of itself until its author says more. */
export function newFrontMatter(bank: string, title: string): FrontMatter {
  return {
    bank,
    title,
    description: '',
    language: 'en',
    license: 'unstated',
    topics: [],
    sources: {},
  };
}

const exampleQuestion: Question = {
  id: 'first-question',
  title: 'Which of these is the right choice?',
  stem: '',
  level: 'core',
  topics: [],
  source: null,
  body: {
    kind: 'single',
    choices: [
      { text: 'This one', correct: true, explanation: 'The box of the right choice has an `x`.' },
      { text: 'That one', correct: false, explanation: 'Say here why it is wrong.' },
    ],
  },
  hint: null,
  answer: 'Say here what is right, and why.',
  keyPoints: [],
  sim: null,
  proof: null,
  line: 1,
};
