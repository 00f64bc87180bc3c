/** How Go prints a time.Duration: `1m20s`, `1.5s`, `200ms`. */
export function goDuration(ms: number): string {
  const sign = ms < 0 ? '-' : '';
  const total = Math.abs(ms);
  if (total === 0) return '0s';
  if (total < 1000) return `${sign}${total}ms`;
  const seconds = (total % 60_000) / 1000;
  const minutes = Math.floor(total / 60_000) % 60;
  const hours = Math.floor(total / 3_600_000);
  const hourText = hours > 0 ? `${hours}h` : '';
  const minuteText = hours > 0 || minutes > 0 ? `${minutes}m` : '';
  return `${sign}${hourText}${minuteText}${seconds}s`;
}
