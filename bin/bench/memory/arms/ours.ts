/**
 * Readyz's own plan. As every scheduler here it is told only grades, days and seconds; it starts from
 * the weights of many people and learns how this learner forgets. The policy is solved for the course,
 * and again when what is thought of the learner has changed much or the interview is moved.
 */
import { assert } from '#core/assert';
import { DEFAULT_WEIGHTS } from '#core/review/fsrs-kernel';
import {
  type CardChoice,
  type CardOptions,
  cardOptions,
  chooseFor,
  secondsOfReview,
} from '#core/review/plan/card-options';
import { learnedValue } from '#core/review/plan/choose-introductions';
import { type Candidate, taste } from '#core/review/plan/choose-today';
import { gainToday } from '#core/review/plan/class-outlook';
import {
  AS_WEIGHTS_SAY,
  addOutcome,
  type Forgetting,
  type ForgettingEvidence,
  newEvidence,
  weighEvidence,
} from '#core/review/plan/estimate-forgetting';
import { makeMemory } from '#core/review/plan/memory-model';
import { type StudyPolicy, solveStudy } from '#core/review/plan/plan-study';
import type { Policy } from '#core/review/plan/solve-policy';
import { DEFAULT_HABITS } from '#core/review/plan/study-habits';
import type { PlanCard, PlanRequest } from '#core/review/plan/study-plan';
import { DEFAULT_SCHEDULING } from '#core/review/scheduling';
import { fsrsLaw } from '../fsrs-law';
import { afterTurn, type Memory } from '../law';
import type { Course, Scheduler } from '../scheduler';
import type { Arm } from './arm';

/** What a minute must bring, in recalled questions. */
const PRICES = [0.05, 0.12, 0.25];
const INTRODUCTION_SHARE = 0.6;
const DAY_SECONDS = 86_400;

/** Policies by what they were solved for: most learners of a course share them. */
type Policies = Map<string, StudyPolicy | null>;

/** What is known of one learner. */
type Pupil = {
  seen: Map<number, { memory: Memory; day: number }>;
  /** Cards to be introduced, in their order. */
  waiting: Set<number>;
  evidence: ForgettingEvidence;
  /** As it was when the policy was solved. */
  forgetting: Forgetting;
  days: number;
  isMoved: boolean;
  policy: StudyPolicy | null;
  /** What the policy holds for each card since it was last seen. */
  choices: Map<number, { options: CardOptions; choice: CardChoice }>;
};

export function ours(): Arm {
  return {
    id: 'ours',
    name: 'Readyz',
    keepsToPeak: true,
    settings: PRICES.map((price) => {
      const policies: Policies = new Map();
      return {
        name: `${price} a minute`,
        makeScheduler: (course) => makeOurs(price, policies, course),
      };
    }),
  };
}

function makeOurs(minutePrice: number, policies: Policies, course: Course): Scheduler {
  const law = fsrsLaw(DEFAULT_WEIGHTS);
  const pupil = newPupil(course);
  return {
    choose(day, fresh) {
      for (const card of fresh) pupil.waiting.add(card);
      rethink(pupil, day, course, minutePrice, policies);
      return chooseOn(pupil, day);
    },
    record(card, day, { grades }) {
      const before = pupil.seen.get(card);
      const elapsedDays = day - (before?.day ?? day);
      const stability = before?.memory.strength ?? 1;
      addOutcome(pupil.evidence, { elapsedDays, stability, isRecalled: grades[0] !== 1 });
      const memory = afterTurn(law, before?.memory ?? null, elapsedDays, grades);
      pupil.seen.set(card, { memory, day });
      pupil.waiting.delete(card);
      pupil.choices.delete(card);
    },
    move(days) {
      pupil.days = days;
      pupil.isMoved = true;
      pupil.policy = null;
    },
    readiness() {
      const { recall } = memoryWith(weighEvidence(pupil.evidence));
      const known = [...pupil.seen.values()];
      const chances = known.map(({ memory, day }) => recall(pupil.days - day, memory.strength));
      return chances.reduce((sum, chance) => sum + chance, 0) / course.cards;
    },
  };
}

function newPupil({ days }: Course): Pupil {
  return {
    seen: new Map(),
    waiting: new Set(),
    evidence: newEvidence(DEFAULT_WEIGHTS),
    forgetting: AS_WEIGHTS_SAY,
    days,
    isMoved: false,
    policy: null,
    choices: new Map(),
  };
}

/** Solves a policy where there is none yet, or the learner forgets otherwise than it took for granted. */
function rethink(
  pupil: Pupil,
  day: number,
  course: Course,
  minutePrice: number,
  policies: Policies,
): void {
  const found = weighEvidence(pupil.evidence);
  if (pupil.policy && isNear(found, pupil.forgetting)) return;
  pupil.forgetting = roundly(found);
  pupil.choices.clear();
  if (pupil.isMoved) {
    pupil.policy = solveStudy(requestOf(pupil, course, minutePrice, day));
    return;
  }
  const key = JSON.stringify([course, pupil.forgetting]);
  const start = { ...newPupil(course), forgetting: pupil.forgetting };
  const kept = policies.get(key) ?? solveStudy(requestOf(start, course, minutePrice, 0));
  policies.set(key, kept);
  pupil.policy = kept;
}

/** A request of which only the policy is wanted. */
function requestOf(
  { seen, days, forgetting }: Pupil,
  course: Course,
  minutePrice: number,
  today: number,
): PlanRequest {
  const introductionDays = Math.max(1, Math.floor(INTRODUCTION_SHARE * course.days));
  const unseen = Array.from({ length: course.cards }, (_, card) => card).filter(
    (card) => !seen.has(card),
  );
  return {
    today,
    interviewDay: days,
    minutesByDay: [(course.limitSeconds ?? DAY_SECONDS) / 60],
    secondsSpentToday: 0,
    scheduling: DEFAULT_SCHEDULING,
    newPerDay: 0,
    forgetting,
    habits: DEFAULT_HABITS,
    minutePrice,
    cards: [...seen].map(([card, { memory, day }]) => planCard(card, memory, day)),
    newQuestions: unseen.map((card) => ({
      id: String(card),
      importance: 1,
      topics: [],
      introduceOn: Math.floor((card * introductionDays) / course.cards),
    })),
  };
}

/** What gains most by being seen today comes first: the learner stops when the time is up. */
function chooseOn(pupil: Pupil, day: number): number[] {
  const { policy, waiting, seen } = pupil;
  const solved = policy?.classes[0]?.policy;
  if (!policy || !solved) return [...waiting];
  const today = day - policy.firstDay;
  const candidates = [...waiting].map((card): Candidate => {
    const price = (solved.prices[today] ?? 0) * policy.model.learnSeconds;
    const gain = learnedValue(policy.model, solved.values, today) - price;
    return { id: String(card), isNew: true, seconds: policy.model.learnSeconds, gain };
  });
  for (const [card, { day: lastDay }] of seen) {
    const id = String(card);
    if (lastDay === day) continue;
    const { options, choice } = choiceOf(pupil, card, policy, solved);
    const left = choice.odds.subarray(today).reduce((sum, odds) => sum + odds, 0);
    if (taste(id, day) * left >= (choice.odds[today] ?? 0)) continue;
    const seconds = secondsOfReview(policy.model, options.recall[today] ?? 0);
    candidates.push({ id, isNew: false, seconds, gain: gainToday(choice.values, today) });
  }
  return candidates
    .toSorted((a, b) => b.gain / b.seconds - a.gain / a.seconds)
    .map(({ id }) => Number(id));
}

function choiceOf(pupil: Pupil, card: number, { model, firstDay }: StudyPolicy, solved: Policy) {
  const known = pupil.choices.get(card);
  if (known) return known;
  const seen = pupil.seen.get(card);
  assert(seen, `card ${card} was seen`);
  const calendar = { firstDay, today: Math.max(0, seen.day + 1 - firstDay), days: model.days };
  const cardNow = planCard(card, seen.memory, seen.day);
  const options = cardOptions(memoryWith(pupil.forgetting), cardNow, calendar);
  const made = { options, choice: chooseFor(model, solved, options) };
  pupil.choices.set(card, made);
  return made;
}

function planCard(card: number, memory: Memory, lastReviewDay: number): PlanCard {
  return {
    id: String(card),
    stability: memory.strength,
    difficulty: memory.difficulty,
    lastReviewDay,
    importance: 1,
    topics: [],
  };
}

function memoryWith(forgetting: Forgetting) {
  return makeMemory({ scheduling: DEFAULT_SCHEDULING, forgetting, habits: DEFAULT_HABITS });
}

// Steps in which what is thought of a learner is rounded, so that learners share policies.
const FACTOR_STEP = 0.3;
const POWER_STEP = 0.15;
const DECAY_STEP = 0.7;

function roundly(found: Forgetting): Forgetting {
  return {
    ...AS_WEIGHTS_SAY,
    stabilityFactor: Math.exp(round(Math.log(found.stabilityFactor), FACTOR_STEP)),
    stabilityPower: round(found.stabilityPower, POWER_STEP),
    decayFactor: Math.exp(round(Math.log(found.decayFactor), DECAY_STEP)),
  };
}

function round(value: number, step: number): number {
  return Math.round(value / step) * step;
}

/** Near enough to keep a policy: well beyond half a step, so that it does not change to and fro. */
function isNear(found: Forgetting, solved: Forgetting): boolean {
  const isWithin = (a: number, b: number, step: number) => Math.abs(a - b) < 0.7 * step;
  return (
    isWithin(Math.log(found.stabilityFactor), Math.log(solved.stabilityFactor), FACTOR_STEP) &&
    isWithin(found.stabilityPower, solved.stabilityPower, POWER_STEP) &&
    isWithin(Math.log(found.decayFactor), Math.log(solved.decayFactor), DECAY_STEP)
  );
}
