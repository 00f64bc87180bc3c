import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { Prisma } from '#prisma/generated/client';
import { createGuest, type Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { dueCandidatesSql } from './due-candidates';

useDatabase();

const now = new Date('2026-03-02T12:00:00Z');
let learner: Learner;

/** Two hundred learners with five hundred cards each, a tenth of them due. */
beforeAll(async () => {
  await loadExampleBank(now);
  for (let count = 0; count < 200; count += 1) learner = (await createGuest(now)).learner;
  await db().$executeRaw`
    insert into question (owner_id, id, bank_id, key, position, version)
    select owner_id, gen_random_uuid(), id, 'made-' || n, n, 1 from bank, generate_series(1, 500) n`;
  await db().$executeRaw`
    insert into card (
      owner_id, question_id, question_owner_id, state, due_at, show_at, stability, difficulty, step,
      reps, lapses, last_reviewed_at
    )
    select
      learner.id, question.id, question.owner_id,
      case when position % 20 = 0 then 'learning' else 'review' end, due, due, 9, 5, 0, 3, 0,
      due - interval '9 days'
    from learner, question,
      lateral (select ${now}::timestamptz + (position - 50) * interval '1 hour' as due) as moment
    where key like 'made-%'`;
  // What was committed must be on disk before a page counts as visible to all.
  await db().$executeRaw`checkpoint`;
  await db().$executeRaw`vacuum (analyze) card, question`;
});

type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Heap Fetches'?: number;
  Plans?: Node[];
};
const nodeSchema: z.ZodType<Node> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    'Heap Fetches': z.number().optional(),
    Plans: z.array(nodeSchema).optional(),
  }),
);
const planSchema = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: nodeSchema })]) })]);

test('the due queue reads the cards from their index alone', async () => {
  const queue = dueCandidatesSql(learner, now, { limit: 50 });
  const explained = await db().$queryRaw(Prisma.sql`explain (analyze, format json) ${queue}`);
  const nodes = allNodes(planSchema.parse(explained)[0]['QUERY PLAN'][0].Plan);
  const ofCards = nodes.filter((node) => node['Relation Name'] === 'card');
  expect(ofCards.map((node) => node['Node Type'])).toEqual(['Index Only Scan', 'Index Only Scan']);
  expect(ofCards.map((node) => node['Heap Fetches'])).toEqual([0, 0]);
});

function allNodes(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(allNodes)];
}
