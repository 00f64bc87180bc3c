const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * How long until a card comes again, for the grade buttons: "10 min", "13 h", "3 days", "1.2 years".
 * Cards fall due at 4 a.m., so a part of a day stands for the whole morning it ends on. An hour of
 * slack keeps a day with a change of clocks from being counted as two.
 */
export function formatInterval(intervalMs: number): string {
  const minutes = Math.max(1, Math.round(intervalMs / minuteMs));
  if (minutes < 60) return `${minutes} min`;
  if (intervalMs < dayMs) return `${Math.round(intervalMs / hourMs)} h`;
  const days = Math.ceil((intervalMs - hourMs) / dayMs);
  if (days <= 30) return count(days, 'day');
  const months = tenths(days / 30.4375);
  return months < 12 ? count(months, 'month') : count(tenths(days / 365.25), 'year');
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function count(value: number, unit: string): string {
  return `${value} ${unit}${value === 1 ? '' : 's'}`;
}
