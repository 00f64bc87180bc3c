import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CardState, Grade } from '../card';
import { dayStartsAt } from '../learner-day';
import { cardCounts } from './card-counts';
import { daySpans, spanLength } from './day-spans';
import { dueAhead } from './due-ahead';
import { gradeTotals } from './grade-totals';
import { histogram, median } from './histogram';
import { hourTotals } from './hour-totals';
import { recallShare } from './recall-share';
import { type Stage, stages, type TracedReview } from './trace-card';
import { trueRetention } from './true-retention';

const today = 20_000;

function reviewOf(change: Partial<TracedReview>): TracedReview {
  return {
    grade: 3,
    reviewedAt: 0,
    spentMs: 5_000,
    certainty: null,
    day: today,
    hour: 12,
    stage: 'young',
    elapsedDays: 3,
    predicted: 0.9,
    reviewsBefore: 2,
    lapsesBefore: 0,
    ...change,
  };
}

const anyReview = fc
  .record({
    grade: fc.constantFrom<Grade>(1, 2, 3, 4),
    day: fc.integer({ min: today - 800, max: today }),
    hour: fc.integer({ min: 0, max: 23 }),
    stage: fc.constantFrom<Stage>(...stages),
    spentMs: fc.integer({ min: 0, max: 300_000 }),
  })
  .map(reviewOf);
const anyLog = fc.array(anyReview, { maxLength: 200 });

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

test('each answer of the days asked for is in exactly one span', () => {
  fc.assert(
    fc.property(anyLog, fc.integer({ min: 0, max: 900 }), (log, back) => {
      const spans = daySpans(log, today - back, today);
      const within = log.filter(({ day }) => day >= today - back);
      expect(total(spans.map(({ answers }) => answers))).toBe(within.length);
      expect(total(spans.map(({ spentMs }) => spentMs))).toBe(
        total(within.map(({ spentMs }) => spentMs)),
      );
      for (const span of spans) {
        expect(total(Object.values(span.byStage))).toBe(span.answers);
        const own = log.filter(({ day }) => day >= span.firstDay && day <= span.lastDay);
        expect(span.answers).toBe(own.length);
      }
    }),
    { seed: 41 },
  );
});

test('spans follow each other without a gap and are no more than can be seen', () => {
  for (const back of [0, 29, 89, 91, 92, 364, 1_500, 9_000, 40_000]) {
    const spans = daySpans([], today - back, today);
    expect(spans.length).toBeLessThanOrEqual(92);
    expect(spans[0]?.firstDay).toBe(today - back);
    expect(spans.at(-1)?.lastDay).toBe(today);
    for (const [index, { firstDay }] of spans.entries()) {
      if (index > 0) expect(spans[index - 1]?.lastDay).toBe(firstDay - 1);
    }
  }
  expect(spanLength(today - 89, today)).toBe(1);
  expect(spanLength(today - 364, today)).toBe(7);
});

test('each answer is in one hour, and in one cell of stage and grade', () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      const hours = hourTotals(log);
      expect(hours.map(({ hour }) => hour).toSorted((a, b) => a - b)).toEqual([
        ...Array(24).keys(),
      ]);
      expect(total(hours.map(({ answers }) => answers))).toBe(log.length);
      expect(total(hours.map(({ recall }) => recall.of))).toBe(recallShare(log).of);
      expect(total(hours.map(({ recall }) => recall.count))).toBe(recallShare(log).count);
      const { all, ...byStage } = gradeTotals(log);
      expect(total(Object.values(all))).toBe(log.length);
      for (const grade of [1, 2, 3, 4] as const) {
        expect(total(Object.values(byStage).map((counts) => counts[grade]))).toBe(all[grade]);
      }
    }),
    { seed: 42 },
  );
});

test('what is being learned says nothing of memory', () => {
  const log = [
    reviewOf({ stage: 'new', grade: 1 }),
    reviewOf({ stage: 'learning', grade: 1 }),
    reviewOf({ stage: 'young', grade: 2 }),
    reviewOf({ stage: 'mature', grade: 1 }),
  ];
  expect(recallShare(log)).toEqual({ count: 1, of: 2 });
});

test('true retention is by span and by age, and both together are their sum', () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      const rows = trueRetention(log, today);
      for (const { young, mature, both } of rows) {
        expect(both).toEqual({ count: young.count + mature.count, of: young.of + mature.of });
      }
      const of = (span: string) => rows.find((row) => row.span === span)?.both.of ?? 0;
      expect(of('today') + of('yesterday')).toBeLessThanOrEqual(of('week'));
      expect(of('all')).toBe(recallShare(log).of);
    }),
    { seed: 43 },
  );
});

test('yesterday ends where today begins, and a week is seven days', () => {
  const rows = trueRetention(
    [0, 1, 6, 7].map((ago) => reviewOf({ day: today - ago, grade: ago === 1 ? 1 : 3 })),
    today,
  );
  const shares = Object.fromEntries(rows.map(({ span, young }) => [span, young]));
  expect(shares).toMatchObject({
    today: { count: 1, of: 1 },
    yesterday: { count: 0, of: 1 },
    week: { count: 2, of: 3 },
    month: { count: 3, of: 4 },
  });
});

test('each value is in exactly one bin, also those beyond the edges', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -5, max: 50, noNaN: true })), (values) => {
      const bins = histogram(values, [0, 1, 10, 30]);
      expect(total(bins.map(({ count }) => count))).toBe(values.length);
      expect(bins[1]?.count).toBe(values.filter((value) => value >= 1 && value < 10).length);
    }),
    { seed: 44 },
  );
});

test('half of the values are no larger than the median', () => {
  expect(median([])).toBeNull();
  expect(median([3])).toBe(3);
  expect(median([10, 1, 3])).toBe(3);
  expect(median([4, 1, 2, 10])).toBe(3);
});

test('each card ahead is overdue, on one day, or later, and the line adds them up', () => {
  const zone = 'America/New_York';
  const now = dayStartsAt(today, zone) + 5 * 3_600_000;
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: now - 9 * 86_400_000, max: now + 120 * 86_400_000 })),
      fc.constantFrom(7, 30, 90),
      (dueAts, dayCount) => {
        const ahead = dueAhead(dueAts, now, zone, dayCount);
        const counted = ahead.backlog + total(ahead.days.map(({ count }) => count)) + ahead.later;
        expect(counted).toBe(dueAts.length);
        expect(ahead.days).toHaveLength(dayCount);
        expect(ahead.days.at(-1)?.cumulated).toBe(dueAts.length - ahead.later);
      },
    ),
    { seed: 45 },
  );
});

test('a card that came due this morning is today’s, one of last night is overdue', () => {
  const zone = 'Europe/Berlin';
  const start = dayStartsAt(today, zone);
  const { backlog, days } = dueAhead([start - 1, start, start + 1], start + 9_000_000, zone, 7);
  expect(backlog).toBe(1);
  expect(days[0]).toEqual({ day: today, count: 2, cumulated: 3 });
});

test('each question stands in exactly one place', () => {
  const anyCard = fc.record({
    state: fc.constantFrom<CardState>('learning', 'review', 'relearning'),
    dueAt: fc.integer({ min: 0, max: 200 }),
    isSuspended: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(anyCard), fc.nat(100), (cards, unmet) => {
      const counts = cardCounts(cards, cards.length + unmet, 100);
      expect(total(Object.values(counts))).toBe(cards.length + unmet);
      expect(counts.new).toBe(unmet);
      expect(counts.suspended).toBe(cards.filter(({ isSuspended }) => isSuspended).length);
    }),
    { seed: 46 },
  );
});

test('known cards become due, lapsed ones are lapsed whether due or not', () => {
  const at = (state: CardState, dueAt: number) => ({ state, dueAt, isSuspended: false });
  const cards = [at('review', 99), at('review', 101), at('relearning', 99), at('learning', 99)];
  expect(cardCounts(cards, 4, 100)).toEqual({
    new: 0,
    learning: 1,
    due: 1,
    known: 1,
    suspended: 0,
    lapsed: 1,
  });
});
