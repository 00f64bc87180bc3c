import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pack } from './endpoint-packing';

const identity = { idOf: (id: number) => String(id), isSame: (a: number, b: number) => a === b };
const names = fc.uniqueArray(fc.nat(40), { maxLength: 25 });

test('endpointslice.reconcilePacking: every endpoint is in one slice, and no slice has too many', () => {
  fc.assert(
    fc.property(names, names, fc.integer({ min: 1, max: 6 }), (before, wanted, max) => {
      const slices = Array.from({ length: Math.ceil(before.length / max) }, (_, i) => ({
        name: `s${i}`,
        endpoints: before.slice(i * max, (i + 1) * max),
      }));
      const { create, update, remove } = pack(slices, [], wanted, max, identity);
      const written = new Map(update.map(({ name, endpoints }) => [name, endpoints]));
      const kept = slices.filter(({ name }) => !remove.includes(name));
      const after = [
        ...kept.map(({ name, endpoints }) => written.get(name) ?? endpoints),
        ...create,
      ];
      expect(after.flat().sort()).toEqual([...wanted].sort());
      expect(Math.max(...after.map((endpoints) => endpoints.length))).toBeLessThanOrEqual(max);
      expect(after.length).toBeGreaterThan(0);
    }),
    { seed: 1 },
  );
});

test('endpointslice.reconcilePacking: what is added goes where it needs the fewest writes', () => {
  const slices = [
    { name: 'a', endpoints: [1, 2, 3] },
    { name: 'b', endpoints: [4] },
  ];
  const grown = pack(slices, [], [1, 2, 3, 4, 5], 4, identity);
  expect(grown).toEqual({
    create: [],
    update: [{ name: 'a', endpoints: [1, 2, 3, 5] }],
    remove: [],
  });
  const emptied = pack(slices, [], [1, 2, 3], 4, identity);
  expect(emptied).toEqual({ create: [], update: [], remove: ['b'] });
});

test('endpointslice.reconcilePacking: what is left of many new endpoints fills a slice that has room', () => {
  const slices = [{ name: 'a', endpoints: [1] }];
  expect(pack(slices, [], [1, 2, 3, 4], 2, identity)).toEqual({
    create: [[2, 3]],
    update: [{ name: 'a', endpoints: [1, 4] }],
    remove: [],
  });
});
