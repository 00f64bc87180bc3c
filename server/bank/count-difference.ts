import type { BankDifference } from './bank-difference';

/** Numbers of questions. */
export type DifferenceCounts = {
  /** New ones, and retired ones that are back. */
  added: number;
  changed: number;
  retired: number;
  unchanged: number;
};

export function countDifference(difference: BankDifference): DifferenceCounts {
  return {
    added: difference.added.length + difference.returned.length,
    changed: difference.changed.length,
    retired: difference.retired.length,
    unchanged: difference.unchanged.length + difference.moved.length,
  };
}
