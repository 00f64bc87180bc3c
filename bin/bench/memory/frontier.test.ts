import { expect, test } from 'vitest';
import type { Point } from './experiment';
import { frontierOf, readFrontier } from './frontier';
import { bestRuleMinutes, measure, PEAK_MAX } from './measure';

test('a setting that another beats in minutes and recall is not on the frontier', () => {
  const frontier = frontierOf([at(30, 0.95), at(20, 0.9), at(25, 0.85), at(10, 0.8), at(20, 0.7)]);
  expect(frontier.map(({ minutes }) => minutes)).toEqual([10, 20, 30]);
});

const frontier = frontierOf([at(10, 0.8), at(20, 0.9), at(40, 0.95)]);

test.each([
  ['between two settings, the line between them', 0.85, 15, false],
  ['at a setting, the setting', 0.9, 20, false],
  ['below the cheapest, the cheapest', 0.5, 10, false],
  ['above the dearest, on along the last line', 0.975, 50, true],
])('minutes %s', (_, recall, minutes, isBeyond) => {
  const reading = readFrontier(frontier, 'minutes', { is: 'recall', at: recall });
  expect(reading.value).toBeCloseTo(minutes, 9);
  expect(reading.isBeyond).toBe(isBeyond);
});

test.each([
  ['between two settings, the line between them', 30, 0.925, false],
  ['with minutes left, the dearest', 90, 0.95, false],
  ['with too few minutes, the cheapest', 5, 0.8, true],
])('recall %s', (_, minutes, recall, isBeyond) => {
  const reading = readFrontier(frontier, 'recall', { is: 'minutes', at: minutes });
  expect(reading.value).toBeCloseTo(recall, 9);
  expect(reading.isBeyond).toBe(isBeyond);
});

test('an arm of one setting reaches its own recall and no more', () => {
  const one = frontierOf([at(10, 0.8)]);
  const minutesAt = (recall: number) =>
    readFrontier(one, 'minutes', { is: 'recall', at: recall }).value;
  expect([minutesAt(0.8), minutesAt(0.7), minutesAt(0.9)]).toEqual([10, 10, Infinity]);
});

const results = [
  arm('fsrs', [at(10, 0.8), { ...at(20, 0.9), setting: '.90' }, at(40, 0.95)]),
  arm('fsrs-pass-1', [{ ...at(12, 0.9), peakMinutes: 9 }]),
  arm('fsrs-pass-3', [at(14, 0.86), at(18, 0.94)]),
  arm('ours', [at(8, 0.86), at(12, 0.94)]),
];

test('an arm is measured where its recall, and where its minutes, are those of FSRS .90', () => {
  expect(measure(results, 'ours')).toMatchObject({
    minutes: expect.closeTo(0.5, 9),
    peak: 1,
    recall: 0.94 / 0.9,
  });
  expect(measure(results, 'fsrs')).toMatchObject({ minutes: 1, recall: 1, recallPoints: 0 });
});

test('the best final pass is the cheapest of all lengths whose longest day is bearable', () => {
  expect(bestRuleMinutes(results, PEAK_MAX)).toBeCloseTo(0.8, 9);
  expect(bestRuleMinutes(results)).toBeCloseTo(0.6, 9);
  expect(bestRuleMinutes([arm('fsrs', results[0]?.points ?? [])])).toBeNull();
});

function at(minutes: number, recall: number): Point {
  const rest = { peakMinutes: 3, recallLater: recall / 2, readinessError: null };
  return { setting: String(minutes), minutes, recall, ...rest };
}

function arm(id: string, points: Point[]) {
  return { id, name: id, points };
}
