import { DEFAULT_SETTINGS } from '#core/review/learner-settings';
import { type LearnerSettings, learnerSettingsSchema } from '#core/review/submitted-settings';
import type { Learner } from '#server/auth/learner';
import { learnerTransaction } from '#server/auth/learner-transaction';
import { db } from '#server/db';
import { rebuildAllCards } from './rebuild-all-cards';
import { findScheduling } from './scheduling';

/** A rebuild of a long log takes seconds; nobody changes their wish while they study. */
const REBUILD_MS_MAX = 120_000;

export async function findSettings(learner: Learner | null): Promise<LearnerSettings> {
  if (!learner) return DEFAULT_SETTINGS;
  const row = await db().learnerSettings.findUnique({ where: { ownerId: learner.id } });
  return row ? learnerSettingsSchema.parse(row) : DEFAULT_SETTINGS;
}

/** Keeps a learner's settings. Cards are made anew when another recall is wished for. */
export function saveSettings(
  learner: Learner,
  settings: LearnerSettings,
  now: Date,
): Promise<LearnerSettings> {
  const work = learnerTransaction(
    learner,
    async (transaction) => {
      const before = await findScheduling(learner, transaction);
      await transaction.learnerSettings.upsert({
        where: { ownerId: learner.id },
        create: { ...settings, ownerId: learner.id, updatedAt: now },
        update: { ...settings, updatedAt: now },
      });
      if (before.desiredRetention !== settings.desiredRetention) {
        await rebuildAllCards(transaction, learner);
      }
      return settings;
    },
    REBUILD_MS_MAX,
  );
  return work;
}
