import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseNew, spaceSiblings } from './siblings';

type Named = { name: string; family: string | null };
const familyOf = ({ family }: Named) => family;

/** 'a1' is of the family a; '-1' has none. */
const cards = (names: string): Named[] =>
  names
    .split(' ')
    .filter((name) => name !== '')
    .map((name) => ({ name, family: name.startsWith('-') ? null : name.slice(0, 1) }));
const names = (entries: readonly Named[]) => entries.map(({ name }) => name).join(' ');

const anyCards = fc
  .array(fc.constantFrom('a', 'b', 'c', '-'), { maxLength: 30 })
  .map((families) => cards(families.map((family, index) => family + index).join(' ')));

test.each([
  ['a1 b1 a2', 'a1 b1 a2'],
  ['a1 a2 b1 c1', 'a1 b1 a2 c1'],
  ['a1 a2 a3 b1 b2', 'a1 b1 a2 b2 a3'],
  ['-1 -2 a1 a2', '-1 -2 a1 a2'],
  ['a1 a2 -1', 'a1 -1 a2'],
  ['', ''],
])('%s is shown as %s', (given, shown) => {
  expect(names(spaceSiblings(cards(given), familyOf))).toBe(shown);
});

test('siblings follow one another only when nothing else is left, and no card is lost', () => {
  fc.assert(
    fc.property(anyCards, (given) => {
      const shown = spaceSiblings(given, familyOf);
      expect(new Set(shown)).toEqual(new Set(given));
      expect(shown).toHaveLength(given.length);
      for (const [place, { family }] of shown.entries()) {
        const before = shown[place - 1];
        if (!before || family === null || family !== before.family) continue;
        expect(shown.slice(place).every((rest) => rest.family === family)).toBe(true);
      }
    }),
    { seed: 5, numRuns: 1_000 },
  );
});

test.each([
  ['a1 a2 b1 c1', 3, '', 'a1 b1 c1'],
  ['a1 a2 b1 c1', 2, 'a', 'b1 c1'],
  ['a1 a2 b1', 3, '', 'a1 a2 b1'],
  ['a1 a2 b1', 2, 'a b', 'a1 a2'],
  ['-1 -2 -3', 2, '', '-1 -2'],
  ['a1 b1', 0, '', ''],
  ['a1 b1', -3, '', ''],
])('of the new %s with room for %d after meeting %j come %s', (given, room, met, chosen) => {
  expect(names(chooseNew(cards(given), room, cards(met), familyOf))).toBe(chosen);
});

test('a day is filled as long as there are questions, and has no siblings while there are others', () => {
  fc.assert(
    fc.property(anyCards, fc.integer({ min: 0, max: 12 }), anyCards, (given, room, met) => {
      const chosen = chooseNew(given, room, met, familyOf);
      expect(chosen).toHaveLength(Math.min(room, given.length));
      const families = [...met, ...chosen].flatMap(({ family }) => family ?? []);
      const leftOut = given.filter((card) => !chosen.includes(card));
      const others = leftOut.filter(({ family }) => family === null || !families.includes(family));
      const isSpread = chosen.every(
        ({ family }, index) =>
          family === null ||
          ![...met, ...chosen.slice(0, index)].some((card) => card.family === family),
      );
      expect(isSpread || others.length === 0).toBe(true);
    }),
    { seed: 6, numRuns: 1_000 },
  );
});
