import type { CardState } from './card';

/** How a card stands, in the six words that screens draw: the same shapes as a pod's, in this order. */
export const cardConditions = ['new', 'learning', 'due', 'known', 'suspended', 'lapsed'] as const;
export type CardCondition = (typeof cardConditions)[number];

/**
 * The one word for a card at a moment. Suspending hides all else; what was forgotten and is being
 * learned again is lapsed. `showAt` is Unix ms from which it may be asked, null when it is new or never.
 */
export function cardCondition(
  { state, showAt, isSuspended }: { state: CardState; showAt: number | null; isSuspended: boolean },
  atMs: number,
): CardCondition {
  if (isSuspended) return 'suspended';
  if (state === 'relearning') return 'lapsed';
  if (state !== 'review') return state;
  return showAt !== null && showAt <= atMs ? 'due' : 'known';
}
