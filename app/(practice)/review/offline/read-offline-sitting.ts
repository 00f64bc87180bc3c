'use client';

import { readKept } from '#app/_offline/kept-cards';
import { pendingEvents } from '#app/_offline/with-waiting';
import { catchUp } from '#core/review/catch-up';
import { keptQueue } from '#core/review/kept-queue';
import type { Scheduling } from '#core/review/scheduling';
import type { LearnerSettings } from '#core/review/submitted-settings';
import type { StudyCard } from '#server/review/study-cards';

export type OfflineSitting = {
  cards: StudyCard[];
  scheduling: Scheduling;
  settings: LearnerSettings;
};

/**
 * What waits now among the cards that this browser keeps, narrowed as the address of Review can be;
 * null when it keeps none.
 */
export async function readOfflineSitting(
  wish: URLSearchParams,
  timeZone: string,
): Promise<OfflineSitting | null> {
  const kept = await readKept();
  if (!kept) return null;
  const { scheduling, settings } = kept.about;
  const [bank, topic] = [wish.get('bank'), wish.get('topic')];
  const current = catchUp(kept.cards, pendingEvents(), scheduling);
  const cards = keptQueue(current, kept.about, Date.now(), timeZone).filter(
    ({ question }) =>
      (!bank || question.bankSlug === bank) && (!topic || question.topics.includes(topic)),
  );
  return { cards, scheduling, settings };
}
