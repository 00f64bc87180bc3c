import type { Memory } from './card';
import { retrievability } from './rate-card';
import type { Scheduling } from './scheduling';

export type Readiness = {
  /** 0 to 1. */
  readiness: number;
  questionCount: number;
  seenCount: number;
};
export type TopicReadiness = Readiness & { topic: string };

/** Questions that share their topics, and the memories of those that were studied. */
export type TopicGroup = {
  topics: readonly string[];
  questionCount: number;
  memories: readonly Memory[];
};

/**
 * How much of each topic, and of everything, a learner would recall right now: the mean chance of
 * recall over all questions, where one that was never studied counts as 0. So learning raises it, time
 * lowers it, and nothing is assumed of what was not asked. A question counts in each of its topics;
 * they come back in the order in which they first come up.
 */
export function readiness(
  groups: readonly TopicGroup[],
  atMs: number,
  scheduling: Scheduling,
): { total: Readiness; topics: TopicReadiness[] } {
  const over = (chosen: readonly TopicGroup[]) =>
    readinessOf(
      chosen.flatMap(({ memories }) => memories),
      chosen.reduce((sum, { questionCount }) => sum + questionCount, 0),
      atMs,
      scheduling,
    );
  const topics = [...new Set(groups.flatMap((group) => group.topics))];
  return {
    total: over(groups),
    topics: topics.map((topic) => {
      return { topic, ...over(groups.filter((group) => group.topics.includes(topic))) };
    }),
  };
}

/** The same over one set of questions, of which `memories` are those of the studied ones. */
export function readinessOf(
  memories: readonly Memory[],
  questionCount: number,
  atMs: number,
  scheduling: Scheduling,
): Readiness {
  const seen = memories.filter(({ lastReviewedAt }) => lastReviewedAt !== null);
  const recalled = seen.reduce((sum, memory) => sum + retrievability(memory, atMs, scheduling), 0);
  return {
    readiness: questionCount === 0 ? 0 : recalled / questionCount,
    questionCount,
    seenCount: seen.length,
  };
}
