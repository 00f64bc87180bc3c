/** How many of how many. */
export type Share = { count: number; of: number };
export type Interval = { low: number; high: number };

/** How far a normal variable strays, in standard deviations, in 80 and in 95 of 100 cases. */
const strays = { 80: 1.2816, 95: 1.96 } as const;

/**
 * Where the true share lies, by E. B. Wilson (1927): unlike the share plus or minus its error it stays
 * within 0 and 1 and says something even of one case.
 */
export function wilsonInterval({ count, of }: Share, percent: keyof typeof strays): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const z = strays[percent];
  const share = count / of;
  const scale = 1 + z ** 2 / of;
  const middle = (share + z ** 2 / (2 * of)) / scale;
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** How many cases it takes until a share near the one given is known to within `reach`, in 95 of 100. */
export function casesNeeded(share: number, reach: number): number {
  return Math.ceil((strays[95] ** 2 * share * (1 - share)) / reach ** 2);
}
