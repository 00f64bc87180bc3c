import type { ReactNode } from 'react';

export type State = 'pending' | 'starting' | 'ready' | 'not-ready' | 'terminating' | 'failed';

/**
 * The shape of a state, drawn in a box of 16 by 16 around the origin, so that any drawing can hold it.
 * State is colour and shape and, beside it, word: never colour alone.
 */
export function StateShape({ state }: { state: State }) {
  const colour = `var(--${state})`;
  return <g data-state={state}>{shapes[state](colour)}</g>;
}

/** A state mark for a line of text. Decorative: the word stands beside it. */
export function StateMark({ state, size = 14 }: { state: State; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="-8 -8 16 16"
      width={size}
      height={size}
      className="inline-block shrink-0 align-[-0.1em]"
    >
      <StateShape state={state} />
    </svg>
  );
}

const shapes: Record<State, (colour: string) => ReactNode> = {
  pending: (colour) => <circle r="6" fill="none" stroke={colour} strokeWidth="2" />,
  starting: (colour) => (
    <>
      <circle r="6" fill="none" stroke={colour} strokeWidth="2" />
      <path d="M0-6a6 6 0 0 1 0 12Z" fill={colour} />
    </>
  ),
  ready: (colour) => <circle r="7" fill={colour} />,
  'not-ready': (colour) => <path d="M0 0 4.95-4.95A7 7 0 1 0 4.95 4.95Z" fill={colour} />,
  terminating: (colour) => (
    <circle r="6" fill="none" stroke={colour} strokeWidth="2" strokeDasharray="2.7 2" />
  ),
  failed: (colour) => (
    <path d="M-5-5 5 5M5-5-5 5" stroke={colour} strokeWidth="3" strokeLinecap="round" />
  ),
};
