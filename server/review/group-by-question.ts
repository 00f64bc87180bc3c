/** Rows by the question they are about, in their order, without its id. */
export function groupByQuestion<Row extends { questionId: string }>(
  rows: readonly Row[],
): Map<string, Omit<Row, 'questionId'>[]> {
  const groups = new Map<string, Omit<Row, 'questionId'>[]>();
  for (const { questionId, ...rest } of rows) {
    const own = groups.get(questionId);
    if (own) own.push(rest);
    else groups.set(questionId, [rest]);
  }
  return groups;
}
