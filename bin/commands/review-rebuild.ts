import type { LearnerCheck } from '#server/review/check-all-cards';
import type { CardDifference } from '#server/review/check-cards';
import { type Command, type Output, root, UsageError } from './command';
import { findDatabaseUrl, noDatabase } from './find-database-url';

export const reviewRebuild: Command = {
  usage: '[--check] [--json]',
  description: [
    'Folds the log of every learner anew and compares it with the cards that are stored. A card that is',
    'not what its log says is named and made anew; with --check it is only named, and the exit code is',
    '1. Readyz must be running, or DATABASE_URL set.',
  ],
  examples: [
    { line: 'review rebuild --check', does: 'see whether every card is what its log says' },
    { line: 'review rebuild', does: 'make those that are not anew' },
  ],
  options: {
    check: { type: 'boolean', does: 'change nothing' },
    json: { type: 'boolean', does: 'print one JSON object' },
  },
  async run(others, { check, json }, output) {
    if (others.length > 0) throw new UsageError('This is about all learners; name none.');
    process.chdir(root);
    const databaseUrl = await findDatabaseUrl();
    if (databaseUrl === null) {
      output.complain(noDatabase);
      return 1;
    }
    process.env.DATABASE_URL = databaseUrl;
    const { checkAllCards } = await import('#server/review/check-all-cards');
    const checks: LearnerCheck[] = [];
    for await (const learner of checkAllCards({ isRebuilt: check !== true })) {
      checks.push(learner);
      if (!json) printDifferences(learner, output);
    }
    const questions = checks.reduce((sum, { questionCount }) => sum + questionCount, 0);
    const differences = checks.flatMap((learner) => learner.differences);
    if (json) {
      const found = checks.filter((learner) => learner.differences.length > 0);
      output.print(
        JSON.stringify({ learners: checks.length, questions, differences: found }, null, 2),
      );
    } else {
      const done = check ? 'differ from their log' : 'differed from their log and were made anew';
      output.print(
        `${questions} cards of ${checks.length} learners: ${differences.length} ${done}`,
      );
    }
    return check && differences.length > 0 ? 1 : 0;
  },
};

function printDifferences({ learnerId, differences }: LearnerCheck, output: Output): void {
  for (const difference of differences) output.print(`${learnerId} ${describe(difference)}`);
}

function describe({ questionId, stored, logged }: CardDifference): string {
  return `${questionId}: stored ${JSON.stringify(stored)}, logged ${JSON.stringify(logged)}`;
}
