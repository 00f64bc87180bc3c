import type { StatisticsScope } from '#server/review/statistics/statistics-scope';

type Search = Record<string, string | string[] | undefined>;

/** What the address may say of days, and how many that is; null for the whole log. */
export const dayChoices = { '30': 30, '90': 90, '365': 365, all: null } as const;
export type DayChoice = keyof typeof dayChoices;

export const aheadChoices = { '7': 7, '30': 30, '90': 90 } as const;
export type AheadChoice = keyof typeof aheadChoices;

export type Wish = { scope: StatisticsScope; days: DayChoice; ahead: AheadChoice };

/** What the address asks for; the last 30 days of everything, and the 30 to come, when it says nothing. */
export function readWish(search: Search): Wish {
  const scope: StatisticsScope = {};
  if (isText(search.bank)) scope.bank = search.bank;
  if (isText(search.topic)) scope.topic = search.topic;
  return {
    scope,
    days: isChoice(dayChoices, search.days) ? search.days : '30',
    ahead: isChoice(aheadChoices, search.ahead) ? search.ahead : '30',
  };
}

function isText(value: string | string[] | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function isChoice<Choices extends object>(
  choices: Choices,
  value: string | string[] | undefined,
): value is Extract<keyof Choices, string> {
  return typeof value === 'string' && Object.hasOwn(choices, value);
}
