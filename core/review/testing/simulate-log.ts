import { nextFloat, type Random } from '../../random';
import { type Grade, grades, type Rating } from '../card';
import { DEFAULT_WEIGHTS, type FsrsWeights, makeFsrsKernel } from '../fsrs-kernel';
import { type Memory, nextMemory } from '../next-memory';

const DAY_MS = 86_400_000;
const WISH = 0.9;

/** Of again, hard, good and easy, where they are not a matter of recall. */
const FIRST_SHARES = [0.24, 0.1, 0.5, 0.16];
const SUCCESS_SHARES = [0, 0.22, 0.63, 0.15];

type Order = { truth: FsrsWeights; cards: number; days: number; startsAt: number };
type SimulatedReview = Rating & { questionId: string };

/** A card's memory as it truly is, and as the one who schedules it believes it to be. */
type Simulated = {
  id: string;
  truth: Memory | null;
  belief: Memory | null;
  seen: number;
  due: number;
};

/**
 * The log of a learner whose memory follows other weights than their cards are scheduled by, which are
 * the default ones: new cards evenly over the days, each again when it is due, and once more on the
 * same day when it was forgotten.
 */
export function simulateLog(order: Order, random: Random): SimulatedReview[] {
  const truth = makeFsrsKernel(order.truth);
  const belief = makeFsrsKernel(DEFAULT_WEIGHTS);
  const log: SimulatedReview[] = [];
  const cards = Array.from({ length: order.cards }, (_, place): Simulated => {
    const due = Math.floor((place * order.days) / order.cards);
    return { id: String(place), truth: null, belief: null, seen: due, due };
  });
  for (let day = 0; day < order.days; day += 1) {
    for (const card of cards.filter(({ due }) => due <= day)) {
      const grade = answer(card, day);
      rate(card, grade, day);
      if (grade === grades.again) rate(card, grades.good, day);
    }
  }
  return log;

  function answer({ truth: memory, seen }: Simulated, day: number): Grade {
    if (!memory) return draw(random, FIRST_SHARES);
    const isRecalled = nextFloat(random) < truth.recall(day - seen, memory.stability);
    return isRecalled ? draw(random, SUCCESS_SHARES) : grades.again;
  }

  function rate(card: Simulated, grade: Grade, day: number): void {
    const believed = nextMemory(belief, card.belief, grade, day - card.seen);
    card.truth = nextMemory(truth, card.truth, grade, day - card.seen);
    card.belief = believed;
    card.seen = day;
    card.due = day + Math.max(1, Math.round(belief.intervalDays(believed.stability, WISH)));
    const reviewedAt = order.startsAt + day * DAY_MS + log.length;
    const id = String(log.length).padStart(9, '0');
    log.push({ id, questionId: card.id, grade, reviewedAt, timeZone: 'UTC' });
  }
}

function draw(random: Random, shares: readonly number[]): Grade {
  const [again = 0, hard = 0, good = 0] = shares;
  const drawn = nextFloat(random);
  if (drawn < again) return grades.again;
  if (drawn < again + hard) return grades.hard;
  return drawn < again + hard + good ? grades.good : grades.easy;
}
