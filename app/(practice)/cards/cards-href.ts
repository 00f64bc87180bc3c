/** The address of a search, and of the page of it that begins after a question. */
export function cardsHref(search: string, after?: string): string {
  const parameters = new URLSearchParams();
  if (search !== '') parameters.set('search', search);
  if (after) parameters.set('after', after);
  const query = parameters.toString();
  return query === '' ? '/cards' : `/cards?${query}`;
}
