import fc from 'fast-check';
import { default_w, FSRSAlgorithm, forgetting_curve } from 'ts-fsrs';
import { expect, test } from 'vitest';
import type { Grade } from './card';
import { DEFAULT_WEIGHTS, makeFsrsKernel, STABILITY_MIN_DAYS } from './fsrs-kernel';

// The ranges that the optimizer keeps its weights in; the library clips what lies outside.
const ranges: [number, number][] = [
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0.01, 0.8],
  [0.1, 0.8],
];
const anyWeights = fc.tuple(
  ...ranges.map(([min, max]) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true })),
);
const anyGrade = fc.constantFrom<Grade>(1, 2, 3, 4);
const anyHistory = fc.array(
  fc.record({ days: fc.integer({ min: 0, max: 400 }), grade: anyGrade }),
  {
    maxLength: 12,
  },
);

type Memory = { stability: number; difficulty: number };

test('the default weights are those of the library', () => {
  expect(DEFAULT_WEIGHTS).toEqual([...default_w]);
});

test('every step over any history and any weights is the one that the library makes', () => {
  fc.assert(
    fc.property(anyWeights, anyGrade, anyHistory, (weights, first, history) => {
      const library = new FSRSAlgorithm({ w: weights, relearning_steps: ['10m'] });
      let memory: Memory = library.next_state(null, 0, first);
      expectSame(firstMemory(weights, first), memory);
      for (const { days, grade } of history) {
        const ours = stepOf(weights, memory, days, grade);
        memory = library.next_state(memory, days, grade);
        expectSame(ours, memory);
      }
    }),
    { seed: 6, numRuns: 2_000 },
  );
});

test('with the default weights a whole history ends where the library ends it', () => {
  fc.assert(
    fc.property(anyGrade, anyHistory, (first, history) => {
      const library = new FSRSAlgorithm({ relearning_steps: ['10m'] });
      let theirs: Memory = library.next_state(null, 0, first);
      let ours = firstMemory(DEFAULT_WEIGHTS, first);
      for (const { days, grade } of history) {
        theirs = library.next_state(theirs, days, grade);
        ours = stepOf(DEFAULT_WEIGHTS, ours, days, grade);
      }
      expectSame(ours, theirs);
    }),
    { seed: 7, numRuns: 1_000 },
  );
});

test('recall over fractions of a day is the curve of the library', () => {
  fc.assert(
    fc.property(
      anyWeights,
      fc.double({ min: 0, max: 400, noNaN: true }),
      fc.double({ min: 0.01, max: 1_000, noNaN: true }),
      (weights, days, stability) => {
        const ours = makeFsrsKernel(weights).recall(days, stability);
        // The library rounds the factor of its curve to eight decimals.
        expect(ours).toBeCloseTo(forgetting_curve(weights, days, stability), 5);
      },
    ),
    { seed: 8, numRuns: 1_000 },
  );
});

test('a wish is met after the interval for it', () => {
  fc.assert(
    fc.property(
      anyWeights,
      fc.double({ min: 0.5, max: 0.99, noNaN: true }),
      fc.double({ min: 0.01, max: 1_000, noNaN: true }),
      (weights, wish, stability) => {
        const kernel = makeFsrsKernel(weights);
        const days = kernel.intervalDays(stability, wish);
        expect(kernel.recall(days, stability)).toBeCloseTo(wish, 8);
      },
    ),
    { seed: 9, numRuns: 500 },
  );
});

test('other than 21 weights are a mistake of ours', () => {
  expect(() => makeFsrsKernel(DEFAULT_WEIGHTS.slice(0, 19))).toThrow('21 weights');
});

function firstMemory(weights: readonly number[], grade: Grade): Memory {
  const kernel = makeFsrsKernel(weights);
  return { stability: kernel.firstStability(grade), difficulty: kernel.firstDifficulty(grade) };
}

function stepOf(weights: readonly number[], memory: Memory, days: number, grade: Grade): Memory {
  const kernel = makeFsrsKernel(weights);
  const { stability, difficulty } = memory;
  const recall = kernel.recall(days, stability);
  const next =
    days === 0
      ? kernel.stabilityAfterSameDay(stability, grade)
      : grade === 1
        ? kernel.stabilityAfterLapse(stability, difficulty, recall)
        : kernel.stabilityAfterSuccess(stability, difficulty, recall, grade);
  return { stability: next, difficulty: kernel.nextDifficulty(difficulty, grade) };
}

// The library rounds every result, and the factor of its curve, to eight decimals.
function expectSame(ours: Memory, theirs: Memory): void {
  expect(Math.abs(ours.difficulty - theirs.difficulty)).toBeLessThan(1e-6);
  const slack = STABILITY_MIN_DAYS / 1_000 + theirs.stability * 1e-5;
  expect(Math.abs(ours.stability - theirs.stability)).toBeLessThan(slack);
}
