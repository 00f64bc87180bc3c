/**
 * The order in which a log is folded: by moment, and what happened in one millisecond by id. By code
 * unit, never by locale: every device must agree.
 */
export function compareMoments(aAt: number, bAt: number, aId: string, bId: string): number {
  if (aAt !== bAt) return aAt - bAt;
  if (aId === bId) return 0;
  return aId < bId ? -1 : 1;
}
