import type { KeptDay } from '#core/review/kept-queue';
import { learnerDay } from '#core/review/learner-day';
import type { Scheduling } from '#core/review/scheduling';
import { chooseNew } from '#core/review/siblings';
import type { LearnerSettings } from '#core/review/submitted-settings';
import type { Learner } from '#server/auth/learner';
import { dueCandidates } from './due-candidates';
import { findFamilies } from './find-families';
import { findSettings } from './learner-settings';
import { newCandidates } from './new-candidates';
import { findScheduling } from './scheduling';
import { type StudyCard, studyCards } from './study-cards';
import { todaysReviews } from './todays-reviews';

/** Enough for days without a network, and about as many kilobytes as a few photographs. */
const CARDS_MAX = 200;
const DAYS_AHEAD = 3;
const DAY_MS = 86_400_000;

export type CardsAhead = KeptDay & {
  /** Whose they are; null for someone who is not known yet. */
  learnerId: string | null;
  /** What falls due first, the longest due first, then new ones in the order in which days would bring them. */
  cards: (StudyCard & { family: string | null })[];
  scheduling: Scheduling;
  settings: LearnerSettings;
};

/** What a browser needs to keep so that a learner can study for days without a network. */
export async function cardsAhead(
  learner: Learner | null,
  now: Date,
  timeZone: string,
): Promise<CardsAhead> {
  const until = new Date(now.getTime() + DAYS_AHEAD * DAY_MS);
  const [settings, { introduced }, due, scheduling] = await Promise.all([
    findSettings(learner),
    todaysReviews(learner, now, timeZone),
    dueCandidates(learner, until, { limit: CARDS_MAX }),
    findScheduling(learner),
  ]);
  const { newPerDay } = settings;
  const choice = await newCandidates(learner, now, { limit: newPerDay * (1 + DAYS_AHEAD) });
  const waiting = [...due.learning, ...due.due, ...due.ahead];
  const familyOf = await findFamilies([...introduced, ...waiting, ...choice]);
  const days = [chooseNew(choice, newPerDay - introduced.length, introduced, familyOf)];
  while (days.length <= DAYS_AHEAD) {
    const rest = choice.filter((candidate) => !days.flat().includes(candidate));
    days.push(chooseNew(rest, newPerDay, [], familyOf));
  }
  const chosen = [...waiting, ...days.flat()].slice(0, CARDS_MAX);
  const families = new Map(chosen.map((candidate) => [candidate.questionId, familyOf(candidate)]));
  const cards = await studyCards(learner, chosen);
  return {
    learnerId: learner?.id ?? null,
    day: learnerDay(now.getTime(), timeZone),
    newToday: introduced.length,
    newPerDay,
    cards: cards.map((entry) => ({ ...entry, family: families.get(entry.question.id) ?? null })),
    scheduling,
    settings,
  };
}
