import type { Card } from './card';
import { retrievability } from './rate-card';
import type { Scheduling } from './scheduling';

export type Readiness = {
  /** 0 to 1. */
  readiness: number;
  questionCount: number;
  seenCount: number;
};
export type TopicReadiness = Readiness & { topic: string };

/**
 * How much of each topic a learner would recall right now: the mean chance of recall over all of its
 * questions, where one that was never studied counts as 0. So learning raises it, time lowers it, and
 * nothing is assumed of what was not asked. `cards` are those of the questions counted, each with its
 * question's topics; topics come back in the order of `questionCounts`.
 */
export function readiness(
  cards: readonly { card: Card; topics: readonly string[] }[],
  questionCounts: ReadonlyMap<string, number>,
  atMs: number,
  scheduling: Scheduling,
): TopicReadiness[] {
  return [...questionCounts].map(([topic, questionCount]) => {
    const ofTopic = cards.filter(({ topics }) => topics.includes(topic)).map(({ card }) => card);
    return { topic, ...readinessOf(ofTopic, questionCount, atMs, scheduling) };
  });
}

/** The same over one set of questions, of which `cards` are the studied ones. */
export function readinessOf(
  cards: readonly Card[],
  questionCount: number,
  atMs: number,
  scheduling: Scheduling,
): Readiness {
  const seen = cards.filter(({ state }) => state !== 'new');
  const recalled = seen.reduce((sum, card) => sum + retrievability(card, atMs, scheduling), 0);
  return {
    readiness: questionCount === 0 ? 0 : recalled / questionCount,
    questionCount,
    seenCount: seen.length,
  };
}
