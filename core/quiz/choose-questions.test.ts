import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kinds } from '#core/bank/question';
import { chooseQuestions } from './choose-questions';

const topics = ['services', 'nodes', 'storage'];
const candidates = topics.flatMap((topic) =>
  kinds.map((kind) => ({ id: `${topic}-${kind}`, kind, topics: [topic] })),
);

test('a session is spread over its topics', () => {
  const chosen = chooseQuestions(candidates, { topics, kinds: [], count: 9 }, 1);
  for (const topic of topics) {
    expect(chosen.filter((question) => question.topics.includes(topic))).toHaveLength(3);
  }
});

test('what is chosen fits the wish, once each, and no more than was asked for', () => {
  fc.assert(
    fc.property(
      fc.subarray(topics),
      fc.subarray([...kinds]),
      fc.nat({ max: 30 }),
      fc.nat(),
      (wishedTopics, wishedKinds, count, seed) => {
        const wish = { topics: wishedTopics, kinds: wishedKinds, count };
        const chosen = chooseQuestions(candidates, wish, seed);
        const fitting =
          (wishedTopics.length || topics.length) * (wishedKinds.length || kinds.length);
        expect(chosen).toHaveLength(Math.min(count, fitting));
        expect(new Set(chosen).size).toBe(chosen.length);
        for (const {
          kind,
          topics: [topic = ''],
        } of chosen) {
          if (wishedTopics.length > 0) expect(wishedTopics).toContain(topic);
          if (wishedKinds.length > 0) expect(wishedKinds).toContain(kind);
        }
        expect(chooseQuestions(candidates, wish, seed)).toEqual(chosen);
      },
    ),
    { seed: 9 },
  );
});

test('another seed gives another session', () => {
  const wish = { topics: [], kinds: [], count: 5 };
  expect(chooseQuestions(candidates, wish, 1)).not.toEqual(chooseQuestions(candidates, wish, 2));
});
