import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeRandom, nextInteger, type Random, shuffle } from '#core/random';
import type { Question } from '../question';
import { keyChooser } from './key-chooser';
import type { FoundQuestion, KnownQuestion } from './known-question';
import { matchExactly } from './match-exactly';
import { matchSimilar } from './match-similar';
import { questionWords, rewordingBags, titleWords } from './question-words';

/** A question of a test; `who` is the truth that nothing but the test may look at. */
type Written = Pick<Question, 'id' | 'title' | 'stem' | 'body' | 'answer'> & { who: number };
type Files = Record<string, Written[]>;

type Stored = KnownQuestion & { written: Written };
type Found = FoundQuestion & { written: Written };

/** Loads files as a server would, and answers with what is stored then. */
function load(files: Files, before: readonly Stored[] = []): Stored[] {
  const found = Object.entries(files).flatMap(([bankId, questions]) =>
    questions.map((written): Found => {
      return { bankId, id: written.id, wordsHash: questionWords(written), written };
    }),
  );
  const matches = matchExactly(found, before);
  for (const bankId of Object.keys(files)) {
    matchSimilar(
      found.filter((one) => one.bankId === bankId),
      before.filter((one) => one.bankId === bankId && !one.isRetired),
      matches,
      {
        titleOf: ({ written }) => titleWords(written),
        bagsOf: ({ written }) => rewordingBags(written),
      },
    );
  }
  expect(new Set(matches.values()).size).toBe(matches.size);
  const taken = new Set(before.map(({ key }) => key));
  const choose = keyChooser(taken);
  const now = found.map((one, index): Stored => {
    const known = matches.get(one);
    return {
      id: known?.id ?? `${before.length + index}`,
      bankId: one.bankId,
      key: one.id ?? known?.key ?? choose(one.written.title, 'a1b2c3'),
      hasOwnKey: one.id !== null,
      wordsHash: one.wordsHash,
      isRetired: false,
      written: one.written,
    };
  });
  const kept = new Set([...matches.values()].map(({ id }) => id));
  const gone = before.filter(({ id }) => !kept.has(id));
  return [...now, ...gone.map((one) => ({ ...one, isRetired: true }))];
}

/** Who each shown question is, by the id that it is stored under. */
function idsByWho(stored: readonly Stored[]): Map<number, string> {
  const shown = stored.filter(({ isRetired }) => !isRetired);
  return new Map(shown.map(({ id, written }) => [written.who, id]));
}

const subjects = 'pod node service kubelet scheduler volume probe ingress secret taint'.split(' ');
const verbs = 'starts stops finds restarts mounts reads writes moves keeps drops'.split(' ');

/** A question that shares few words with any other. */
function write(random: Random, who: number, id: string | null = null): Written {
  const word = (words: readonly string[]) => words[nextInteger(random, words.length)] ?? '';
  const name = () => `n${nextInteger(random, 100_000)}`;
  const clause = () => `${word(subjects)} ${word(verbs)} ${name()} ${name()}`;
  return {
    who,
    id,
    title: `What ${clause()} when ${clause()}?`,
    stem: `${clause()} while ${clause()}.`,
    answer: null,
    body: {
      kind: 'single',
      choices: [
        { text: clause(), correct: true, explanation: null },
        { text: clause(), correct: false, explanation: null },
      ],
    },
  };
}

function reword(question: Written): Written {
  return { ...question, title: `Really: ${question.title}`, stem: `${question.stem} Say why.` };
}

const seeds = fc.record({ seed: fc.nat(), length: fc.integer({ min: 1, max: 40 }) });

function check(work: (random: Random, bank: Written[]) => void): void {
  fc.assert(
    fc.property(seeds, ({ seed, length }) => {
      const random = makeRandom(seed);
      work(
        random,
        Array.from({ length }, (_, who) => write(random, who, who % 5 === 0 ? `id-${who}` : null)),
      );
    }),
    { seed: 20_260, numRuns: 200 },
  );
}

test('importing again changes nothing', () => {
  check((_, bank) => {
    const first = load({ a: bank });
    expect(load({ a: bank }, first)).toEqual(first);
  });
});

test('shuffling keeps every question', () => {
  check((random, bank) => {
    const first = load({ a: bank });
    expect(idsByWho(load({ a: shuffle(bank, random) }, first))).toEqual(idsByWho(first));
  });
});

test('rewording keeps every question, however many are reworded', () => {
  check((random, bank) => {
    const first = load({ a: bank });
    const reworded = bank.map((one) => (nextInteger(random, 2) === 0 ? reword(one) : one));
    expect(idsByWho(load({ a: reworded }, first))).toEqual(idsByWho(first));
  });
});

test('moving questions between files keeps every one of them', () => {
  check((random, bank) => {
    const half = Math.ceil(bank.length / 2);
    const first = load({ a: bank.slice(0, half), b: bank.slice(half) });
    const mixed = shuffle(bank, random);
    const second = load({ a: mixed.slice(half), b: mixed.slice(0, half) }, first);
    expect(idsByWho(second)).toEqual(idsByWho(first));
  });
});

test('taking questions out and others in leaves the rest what they were', () => {
  check((random, bank) => {
    const first = load({ a: bank });
    const others = bank.map((_, place) => write(random, 1_000 + place));
    const mixed = bank.flatMap((one, place) => {
      const isKept = nextInteger(random, 3) > 0;
      return [...(isKept ? [one] : []), ...others.slice(place, place + nextInteger(random, 2))];
    });
    const ids = idsByWho(first);
    for (const [who, id] of idsByWho(load({ a: mixed }, first))) {
      if (who < 1_000) expect(id).toBe(ids.get(who));
      else expect([...ids.values()]).not.toContain(id);
    }
  });
});

test('identical questions are told apart by their order', () => {
  check((_, bank) => {
    const twice = bank.flatMap((one) => [
      { ...one, id: null },
      { ...one, id: null, who: one.who + 1_000 },
    ]);
    const first = load({ a: twice });
    expect(new Set(first.map(({ key }) => key)).size).toBe(twice.length);
    expect(load({ a: twice }, first)).toEqual(first);
  });
});

test('a question that was taken out comes back as itself, in another file too', () => {
  check((_, bank) => {
    const first = load({ a: bank, b: [] });
    const without = load({ a: [], b: [] }, first);
    expect(idsByWho(load({ a: [], b: bank }, without))).toEqual(idsByWho(first));
  });
});

test('other choices, another key or another order of choices keep the question', () => {
  check((_, bank) => {
    const first = load({ a: bank });
    const changed = bank.map((one, place) => (place % 3 === 0 ? withChoices(one, place) : one));
    expect(idsByWho(load({ a: changed }, first))).toEqual(idsByWho(first));
  });
});

function withChoices(question: Written, place: number): Written {
  if (!('choices' in question.body)) return question;
  const turned = question.body.choices.map((one) => ({ ...one, correct: !one.correct })).reverse();
  const others = [{ text: 'something else entirely', correct: true, explanation: null }];
  return { ...question, body: { kind: 'single', choices: place % 2 === 0 ? turned : others } };
}

test('an id that an author writes or takes away keeps the question', () => {
  check((_, bank) => {
    const first = load({ a: bank });
    const named = bank.map((one) => ({ ...one, id: one.id === null ? `new-${one.who}` : null }));
    expect(idsByWho(load({ a: named }, first))).toEqual(idsByWho(first));
  });
});

test('another id is another question, even with the same words', () => {
  const [question] = [write(makeRandom(1), 0, 'one')];
  const first = load({ a: [question] });
  const second = load({ a: [{ ...question, id: 'two' }] }, first);
  expect(second.map(({ key, isRetired }) => [key, isRetired])).toEqual([
    ['two', false],
    ['one', true],
  ]);
});

test('a new question in the place of an old one is not the old one', () => {
  const random = makeRandom(7);
  const bank = Array.from({ length: 3 }, (_, who) => write(random, who));
  const first = load({ a: bank });
  const second = load({ a: bank.with(1, write(random, 9)) }, first);
  expect(second.filter(({ isRetired }) => isRetired).map(({ written }) => written.who)).toEqual([
    1,
  ]);
});

test('a question of one line that is written anew keeps its id by its answer, and only by it', () => {
  const random = makeRandom(11);
  const line = (title: string, answer: string): Written => ({
    ...write(random, 1),
    title,
    stem: '',
    answer,
    body: { kind: 'open' },
  });
  const answer = 'The kubelet of its node asks for it again every ten seconds.';
  const bank = [write(random, 0), line('Who probes?', answer), write(random, 2)];
  const first = load({ a: bank });
  const anew = (words: string) =>
    idsByWho(load({ a: bank.with(1, line('What runs a probe, and when', words)) }, first)).get(1);
  expect(anew(answer)).toBe(first[1]?.id);
  expect(anew('Nothing does.')).not.toBe(first[1]?.id);
});

test('a title that many questions share tells nothing', () => {
  const random = makeRandom(9);
  const output = (who: number) => ({ ...write(random, who), title: 'What is the output?' });
  const first = load({ a: [output(0), output(1), output(2)] });
  const second = load({ a: [output(3), output(4), output(5)] }, first);
  expect(second.filter(({ isRetired }) => isRetired)).toHaveLength(3);
});

test('twenty thousand reworded questions are recognised in seconds', { timeout: 30_000 }, () => {
  const random = makeRandom(3);
  const bank = Array.from({ length: 20_000 }, (_, who) => write(random, who));
  const first = load({ a: bank });
  expect(idsByWho(load({ a: bank.map(reword) }, first))).toEqual(idsByWho(first));
});
