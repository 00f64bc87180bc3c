import { z } from 'zod';
import type { TopicGroup } from '#core/review/readiness';
import type { Learner } from '#server/auth/learner';
import { matchesFilter, shownQuestions } from '#server/bank/question-filter';
import { db } from '#server/db';

const rowsSchema = z.array(
  z.object({
    topics: z.array(z.string()),
    questionCount: z.int(),
    stabilities: z.array(z.number()),
    reviewedAts: z.array(z.number()),
  }),
);

/**
 * All questions that a learner can be asked, by their topics, in the order of their banks and of their
 * authors, with no more of the learner's cards than the chance of recall follows from.
 */
export async function topicMemories(learner: Learner | null): Promise<TopicGroup[]> {
  const rows = await db().$queryRaw`
    select
      topics, count(*)::int as "questionCount",
      coalesce(json_agg(stability) filter (where stability is not null), '[]') as stabilities,
      coalesce(
        json_agg(extract(epoch from last_reviewed_at) * 1000) filter (where stability is not null),
        '[]'
      ) as "reviewedAts"
    from (
      select
        version.topics, card.stability, card.last_reviewed_at,
        row_number() over (order by bank.slug, question.owner_id, question.position) as place
      from ${shownQuestions}
      left join card
        on card.owner_id = ${learner?.id ?? null}::uuid and card.question_id = question.id
      where ${matchesFilter(learner, {})}
    ) asked
    group by topics
    order by min(place)`;
  return rowsSchema.parse(rows).map(({ topics, questionCount, stabilities, reviewedAts }) => ({
    topics,
    questionCount,
    memories: stabilities.map((stability, place) => ({
      stability,
      lastReviewedAt: reviewedAts[place] ?? null,
    })),
  }));
}
