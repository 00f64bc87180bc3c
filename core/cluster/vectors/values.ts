/** Recorded calls of the functions for quantities, percentages, label selectors and durations. */
import { tryScaledValue } from '../int-or-percent';
import { humanDuration, shortHumanDuration } from '../kubectl/human-duration';
import {
  formatLabelSelector,
  isMet,
  type Requirement,
  requirementsOf,
  selectorText,
} from '../labels';
import type { LabelSelector, Labels } from '../objects';
import { parseSelector } from '../parse-selector';
import {
  type Amount,
  canonicalText,
  combineAmounts,
  compareAmounts,
  parseQuantity,
  quantityText,
  scaledInteger,
  signOf,
} from '../quantity';
import type { Adapters } from './adapter';

export const values: Adapters = {
  'quantity.parse': ({ text }: { text: string }) => {
    const amount = parseQuantity(text);
    if ('error' in amount) return amount;
    return {
      canonical: quantityText(amount),
      error: null,
      format: amount.format,
      milliValue: String(scaledInteger(amount, -3)),
      recomputed: canonicalText(amount),
      sign: signOf(amount),
      value: String(scaledInteger(amount, 0)),
    };
  },
  'quantity.compareAddSub': ({ a, b }: { a: string; b: string }) => {
    const [left, right] = [amountOf(a), amountOf(b)];
    return {
      cmp: compareAmounts(left, right),
      difference: canonicalText(combineAmounts(left, right, -1)),
      sum: canonicalText(combineAmounts(left, right, 1)),
    };
  },
  'intstr.getScaledValue': ({
    value,
    total,
    roundUp,
  }: {
    value: number | string;
    total: number;
    roundUp: boolean;
  }) => {
    const result = tryScaledValue(value, total, roundUp ? 'up' : 'down');
    return typeof result === 'number' ? { error: null, result } : { ...result, result: 0 };
  },
  'labels.parseAndMatch': ({ selector, labelSets }: { selector: string; labelSets: Labels[] }) => {
    const requirements = parseSelector(selector);
    return 'error' in requirements ? requirements : matched(requirements, labelSets);
  },
  'labels.labelSelectorAsSelector': ({
    labelSelector,
    labelSets,
  }: {
    labelSelector: LabelSelector | null;
    labelSets: Labels[];
  }) => {
    const requirements = requirementsOf(labelSelector);
    if (requirements && 'error' in requirements) return requirements;
    return {
      ...(requirements
        ? matched(requirements, labelSets)
        : { canonical: '', error: null, matches: labelSets.map(() => false) }),
      formatted: formatLabelSelector(labelSelector),
    };
  },
  'duration.humanDuration': ({ durationMs }: { durationMs: number }) => ({
    human: humanDuration(durationMs),
    short: shortHumanDuration(durationMs),
  }),
};

function amountOf(text: string): Amount {
  const amount = parseQuantity(text);
  if ('error' in amount) throw new Error(amount.error);
  return amount;
}

function matched(requirements: readonly Requirement[], labelSets: readonly Labels[]) {
  return {
    canonical: selectorText(requirements),
    error: null,
    matches: labelSets.map((labels) => requirements.every((each) => isMet(each, labels))),
  };
}
