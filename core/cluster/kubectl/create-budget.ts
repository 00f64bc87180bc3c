/** kubectl create poddisruptionbudget. Upstream: kubectl/pkg/cmd/create/create_pdb.go. */
import { lastValue } from './arguments';
import { metadataOf } from './create-object';
import { type Generated, generator } from './generator';

const AMOUNT = /^\d+%?$/;

export const createBudget = generator(
  'create poddisruptionbudget',
  { valued: ['selector', 'min-available', 'max-unavailable'] },
  ({ name, parsed }): Generated => {
    const selector = lastValue(parsed, 'selector');
    const least = lastValue(parsed, 'min-available');
    const most = lastValue(parsed, 'max-unavailable');
    if (!selector) return { problem: 'a selector must be specified' };
    if (!least && !most) {
      return { problem: 'one of min-available or max-unavailable must be specified' };
    }
    if (least && most) {
      return { problem: 'min-available and max-unavailable cannot be both specified' };
    }
    if (least && !AMOUNT.test(least)) {
      return { problem: 'invalid format specified for min-available' };
    }
    if (most && !AMOUNT.test(most)) {
      return { problem: 'invalid format specified for max-unavailable' };
    }
    const pairs = selector.split(',').map((term) => term.split(/==?/));
    return {
      kind: 'PodDisruptionBudget',
      failing: 'poddisruptionbudgets',
      manifest: {
        kind: 'PodDisruptionBudget',
        apiVersion: 'policy/v1',
        metadata: metadataOf(name, parsed),
        spec: {
          ...(least ? { minAvailable: amountOf(least) } : {}),
          selector: {
            matchLabels: Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value])),
          },
          ...(most ? { maxUnavailable: amountOf(most) } : {}),
        },
        status: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
      },
    };
  },
);

function amountOf(text: string): string | number {
  return text.endsWith('%') ? text : Number(text);
}
