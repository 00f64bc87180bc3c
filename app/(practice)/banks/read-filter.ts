import type { QuestionFilter } from '#server/bank/question-filter';

type Search = Record<string, string | string[] | undefined>;

const names = ['topic', 'level', 'kind', 'text', 'after'] as const;

/** The filter that the address names. Empty values stand for none. */
export function readFilter(search: Search, bank?: string): QuestionFilter {
  const filter: QuestionFilter = bank ? { bank } : {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') filter[name] = value;
  }
  return filter;
}

/** The address of a filter, with some of it changed. */
export function filterHref(
  action: string,
  filter: QuestionFilter,
  change: Partial<QuestionFilter>,
): string {
  const parameters = new URLSearchParams();
  const wanted = { ...filter, ...change };
  for (const name of names) {
    const value = wanted[name];
    if (value) parameters.set(name, value);
  }
  const query = parameters.toString();
  return query ? `${action}?${query}` : action;
}
