/** Amounts of CPU and memory. Upstream: apimachinery/pkg/api/resource/quantity.go. */
import type { Quantity } from './objects';

const FACTORS: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};
const PATTERN = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/;

/** In thousandths, rounded up; null when it is not a quantity. */
export function milliValue(quantity: Quantity): number | null {
  const match = PATTERN.exec(String(quantity));
  if (!match) return null;
  const number = Number(`${match[1]}${match[2] ?? ''}`);
  const factor = FACTORS[match[3] ?? ''] ?? 1;
  // The product is cleaned of binary noise first: 0.1 * 3 cores are 300 millicores, not 301.
  return Math.ceil(Number((number * factor * 1000).toPrecision(15)));
}
