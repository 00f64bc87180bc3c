import type { ReactNode } from 'react';

/** A word or number beside an axis; `at` is its place from the beginning of the axis, 0 to 1. */
export type Mark = { at: number; text: string };

/**
 * The frame of a drawing: numbers at the left, words below, a second scale at the right when there is
 * one. They are text of the page beside a drawing that stretches, so that they keep their size on every
 * screen. Read out as one picture by its name; the table says the rest.
 */
export function PlotArea({
  label,
  left,
  right = [],
  below,
  plotClass = 'h-40',
  children,
}: {
  label: string;
  left: readonly Mark[];
  right?: readonly Mark[];
  below: readonly Mark[];
  plotClass?: string;
  children: ReactNode;
}) {
  return (
    <div
      role="img"
      aria-label={label}
      className="tabular grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2 pt-2 text-small leading-none text-muted"
    >
      <Scale marks={left} side="end-0" />
      <div className={`relative ${plotClass}`}>{children}</div>
      <Scale marks={right} side="start-0" />
      <div className="relative col-start-2 mt-1.5 h-[1.1em]">
        {below.map(({ at, text }) => (
          <span
            key={at}
            className="absolute whitespace-nowrap"
            style={{ left: `${at * 100}%`, transform: `translateX(${shiftOf(at)}%)` }}
          >
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}

function Scale({ marks, side }: { marks: readonly Mark[]; side: string }) {
  const width = Math.max(0, ...marks.map(({ text }) => text.length));
  return (
    <div className="relative" style={{ width: `${width}ch` }}>
      {marks.map(({ at, text }) => (
        <span
          key={at}
          className={`absolute ${side} translate-y-1/2 whitespace-nowrap`}
          style={{ bottom: `${at * 100}%` }}
        >
          {text}
        </span>
      ))}
    </div>
  );
}

/** Words in the middle stand centred below their place, those at an edge stay within the drawing. */
function shiftOf(at: number): number {
  if (at < 0.08) return 0;
  return at > 0.92 ? -100 : -50;
}
