/** What is picked after one more press: one at most for single choice, any number else. */
export function togglePick(
  picked: ReadonlySet<number>,
  position: number,
  isSingle: boolean,
): Set<number> {
  const others = isSingle ? [] : [...picked].filter((each) => each !== position);
  return new Set(picked.has(position) ? others : [...others, position]);
}
