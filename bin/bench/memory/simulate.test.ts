import { describe, expect, test } from 'vitest';
import { DEFAULT_HABITS } from '#core/review/plan/study-habits';
import type { Setting } from './arms/arm';
import { armsFor } from './arms/arms';
import { makeDueScheduler } from './arms/due-scheduler';
import { ladder } from './arms/ladder';
import { builtInTruths } from './built-in-truths';
import type { Turn } from './learner';
import { simulate } from './simulate';
import type { Truth } from './truth';

const CARDS = 30;
const DAYS = 12;
const LIMIT_SECONDS = 600;
const NO_ENDING = { isCapped: false, passDays: 0 };

type Day = { day: number; fresh: readonly number[]; turns: [card: number, turn: Turn][] };
type Lived = { days: Day[]; readiness: number | null };

test('the same seed gives the same learner to every arm: each card’s first grade, and its first seconds', () => {
  const firsts = [...blindSettings()].map(([, setting]) => {
    const first = new Map<number, Turn>();
    for (const { turns } of follow(builtInTruths[0], setting).days) {
      for (const [card, turn] of turns) if (!first.has(card)) first.set(card, turn);
    }
    return [...first].toSorted(([a], [b]) => a - b);
  });
  expect(firsts.length).toBeGreaterThan(8);
  for (const first of firsts) expect(first).toEqual(firsts[0]);
});

test('another seed gives another learner', () => {
  const [setting] = [...blindSettings().values()];
  expect(follow(builtInTruths[0], setting, 1)).not.toEqual(follow(builtInTruths[0], setting, 2));
});

describe.each([...blindSettings()])('%s', (_, setting) => {
  test('is told nothing of the truth: from the same grades, days and seconds it chooses the same', () => {
    for (const truth of builtInTruths.slice(-3)) {
      const lived = follow(truth, setting);
      expect(replay(setting, lived.days)).toEqual(lived);
    }
  });
});

test('an arm that peeks at the truth would be found out by that', () => {
  let truth = builtInTruths[0];
  const peeking: Setting = {
    name: 'peeking',
    makeScheduler(course) {
      const stretch = truth?.kind === 'dual' ? 2 : 0.5;
      return makeDueScheduler(ladder(stretch, course.cards), NO_ENDING, course);
    },
  };
  const lived = follow(truth, peeking);
  truth = builtInTruths.at(-1);
  expect(replay(peeking, lived.days)).not.toEqual(lived);
});

test('no card is begun on a day after its minutes are over', () => {
  const [setting] = [...blindSettings().values()];
  const limitSeconds = 120;
  for (const { turns } of follow(builtInTruths[0], setting, 1, limitSeconds).days) {
    const before = turns.slice(0, -1).reduce((sum, [, { seconds }]) => sum + seconds, 0);
    expect(before).toBeLessThan(limitSeconds);
  }
});

/** The dearest setting of each arm that could exist. */
function blindSettings(): Map<string, Setting> {
  const [truth] = builtInTruths;
  if (!truth) throw new Error('there is a truth');
  const arms = armsFor(truth, DEFAULT_HABITS, DAYS).filter(({ id }) => id !== 'knowing');
  return new Map(
    arms.flatMap(({ id, settings }) => settings.slice(-1).map((setting) => [id, setting] as const)),
  );
}

/** What a scheduler was told and chose on each day, and the readiness that it showed. */
function follow(
  truth: Truth | undefined,
  setting: Setting | undefined,
  seed = 1,
  limitSeconds = LIMIT_SECONDS,
): Lived {
  if (!truth || !setting) throw new Error('there are truths and arms');
  const days: Day[] = [];
  const course = { cards: CARDS, days: DAYS, limitSeconds };
  const missedDays = new Set([3]);
  const life = { truth, habits: DEFAULT_HABITS, course, seed, missedDays, believed: null };
  const { readiness } = simulate(life, (told) => {
    const scheduler = setting.makeScheduler(told);
    return {
      ...scheduler,
      choose(day, fresh) {
        days.push({ day, fresh, turns: [] });
        return scheduler.choose(day, fresh);
      },
      record(card, day, turn) {
        days.at(-1)?.turns.push([card, turn]);
        scheduler.record(card, day, turn);
      },
    };
  });
  return { days, readiness };
}

/** The same setting meets what was recorded instead of a learner. */
function replay(setting: Setting, recorded: readonly Day[]): Lived {
  const scheduler = setting.makeScheduler({
    cards: CARDS,
    days: DAYS,
    limitSeconds: LIMIT_SECONDS,
  });
  const days = recorded.map(({ day, fresh, turns }): Day => {
    const known = new Map(turns);
    const chosen = [...scheduler.choose(day, fresh)].slice(0, turns.length);
    return {
      day,
      fresh,
      turns: chosen.flatMap((card): [number, Turn][] => {
        const turn = known.get(card);
        if (!turn) return [];
        scheduler.record(card, day, turn);
        return [[card, turn]];
      }),
    };
  });
  return { days, readiness: scheduler.readiness?.() ?? null };
}
