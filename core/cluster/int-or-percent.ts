/** A number, or a share of a total. Upstream: apimachinery/pkg/util/intstr GetScaledValueFromIntOrPercent. */
import { parseInteger } from './integer';

/** What cannot be read counts as nothing; the API server lets none of it in. */
export function scaledValue(
  value: number | string,
  total: number,
  rounding: 'up' | 'down',
): number {
  const scaled = tryScaledValue(value, total, rounding);
  return typeof scaled === 'number' ? scaled : 0;
}

export function tryScaledValue(
  value: number | string,
  total: number,
  rounding: 'up' | 'down',
): number | { error: string } {
  if (typeof value === 'number') return value;
  const percent = percentOf(value);
  if (typeof percent !== 'number') return percent;
  const exact = (percent * total) / 100;
  return rounding === 'up' ? Math.ceil(exact) : Math.floor(exact);
}

function percentOf(value: string): number | { error: string } {
  const problem = (what: string) => ({ error: `invalid value for IntOrString: ${what}` });
  if (!value.endsWith('%')) return problem('invalid type: string is not a percentage');
  const percent = parseInteger(value.slice(0, -1));
  return typeof percent === 'number'
    ? percent
    : problem(`invalid value ${JSON.stringify(value)}: ${percent.error}`);
}
