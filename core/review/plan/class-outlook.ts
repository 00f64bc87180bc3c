import {
  type Calendar,
  type CardChoice,
  type CardOptions,
  secondsOfReview,
  worthOfReview,
} from './card-options';
import { introductionOdds, learnedValue } from './choose-introductions';
import { type Candidate, taste } from './choose-today';
import { type ImportanceClass, loadOfClass } from './class-load';
import type { Load } from './forecast-load';
import type { MemoryModel } from './memory-model';
import type { RecallValues } from './recall-values';
import type { Policy } from './solve-policy';
import type { NewQuestion } from './study-plan';

/** What a policy holds in store for the cards and new questions of one importance. */
export type ClassOutlook = {
  load: Load;
  /** What is chosen for today, before anybody asks whether there is time for it. */
  candidates: Candidate[];
  /** The chance to recall each on the day of the interview. */
  questions: { topics: readonly string[]; chance: number }[];
  notWorthLearning: string[];
};

export type SolvedClass = { importance: number; policy: Policy; recall: RecallValues };

export function classOutlook(
  model: MemoryModel,
  content: ImportanceClass,
  solved: SolvedClass,
  calendar: Calendar,
): ClassOutlook {
  const { load, choices } = loadOfClass(model, content, solved.policy, calendar);
  const planned = planIntroductions(model, content, solved, calendar);
  const cards = content.cards.map(({ card, options }, index) => ({
    card,
    options,
    choice: choices[index] ?? NO_CHOICE,
  }));
  return {
    load,
    candidates: [
      ...cards
        .filter(({ card, choice }) => isForToday(card.id, choice, calendar))
        .map(({ card, options, choice }) => ({
          id: card.id,
          isNew: false,
          seconds: secondsOfReview(model, options.recall[calendar.today] ?? 0),
          gain: solved.importance * gainToday(choice.values, calendar.today),
        })),
      ...planned.candidates,
    ],
    questions: [
      ...cards.map(({ card, options, choice }) => ({
        topics: card.topics,
        chance: recallOnTheDay(model, solved.recall, options, choice),
      })),
      ...planned.questions,
    ],
    notWorthLearning: planned.notWorthLearning,
  };
}

const NO_CHOICE: CardChoice = { odds: new Float64Array(), values: new Float64Array() };

function isForToday(id: string, { odds }: CardChoice, { firstDay, today }: Calendar): boolean {
  return taste(id, firstDay + today) < (odds[today] ?? 0);
}

/** By how much today is better than the best of the other days and of never. */
export function gainToday(values: Float64Array, today: number): number {
  return (values[today] ?? 0) - values.slice(today + 1).reduce((a, b) => Math.max(a, b));
}

/** The chance to recall a card on the day of the interview, whatever happens until then. */
export function recallOnTheDay(
  model: MemoryModel,
  { valuesByGrade }: RecallValues,
  options: CardOptions,
  { odds }: CardChoice,
): number {
  const { days } = model;
  let sum = (odds[days] ?? 0) * (options.recall[days] ?? 0);
  for (let day = options.firstDay; day < days; day += 1) {
    const chosen = odds[day] ?? 0;
    if (chosen > 0) sum += chosen * worthOfReview(model, valuesByGrade, options, day);
  }
  return sum;
}

/** The first of the new questions come first; what is left over when all days had their share is not worth it. */
function planIntroductions(
  model: MemoryModel,
  { newQuestions }: ImportanceClass,
  { importance, policy, recall }: SolvedClass,
  calendar: Calendar,
) {
  const { firstDay, today } = calendar;
  const { odds, worth } = introductionOdds(model, policy, calendar);
  const chanceAfter = Array.from({ length: model.days }, (_, day) =>
    learnedValue(model, recall.values, day),
  );
  const free = newQuestions.filter(({ introduceOn }) => introduceOn === undefined);
  const fixed = newQuestions.filter(({ introduceOn }) => introduceOn !== undefined);
  const days = [
    ...fixed.map(({ introduceOn = 0 }) => Math.max(today, introduceOn - firstDay)),
    ...free.map((_, index) => dayOfShare(odds, (index + 0.5) / free.length)),
  ];
  const ordered = [...fixed, ...free];
  const on = (question: NewQuestion, day: number): Candidate[] =>
    day === today
      ? [
          {
            id: question.id,
            isNew: true,
            seconds: model.learnSeconds,
            // One that has its day would not come at all if not on it.
            gain:
              importance *
              (question.introduceOn === undefined ? gainToday(worth, today) : (worth[today] ?? 0)),
          },
        ]
      : [];
  return {
    candidates: ordered.flatMap((question, index) => on(question, days[index] ?? 0)),
    questions: ordered.map(({ topics }, index) => ({
      topics,
      chance: chanceAfter[days[index] ?? 0] ?? 0,
    })),
    notWorthLearning: ordered
      .filter((_, index) => (days[index] ?? 0) >= model.days)
      .map(({ id }) => id),
  };
}

/** The first day by which so great a share is introduced. */
function dayOfShare(odds: Float64Array, share: number): number {
  let sum = 0;
  const day = odds.findIndex((each) => {
    sum += each;
    return sum >= share;
  });
  return day < 0 ? odds.length - 1 : day;
}
