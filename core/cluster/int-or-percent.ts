/** A number, or a share of a total. Upstream: apimachinery/pkg/util/intstr GetScaledValueFromIntOrPercent. */
export function scaledValue(
  value: number | string,
  total: number,
  rounding: 'up' | 'down',
): number {
  if (typeof value === 'number') return value;
  const exact = (Number(value.slice(0, -1)) * total) / 100;
  return rounding === 'up' ? Math.ceil(exact) : Math.floor(exact);
}
