'use client';

import type { ReactNode } from 'react';
import { ownTimeZone } from '#app/_offline/about-card';
import { gradeNames } from '#app/_question/names';
import { Button } from '#app/_ui/button';
import { KeyHint } from '#app/_ui/key-hint';
import type { Card, Grade } from '#core/review/card';
import { formatInterval } from '#core/review/format-interval';
import { previewGrades } from '#core/review/preview-grades';
import type { Scheduling } from '#core/review/scheduling';

/** The one thing to do, always in the same place: show the answer, then grade the memory of it. */
export function GradeBar({
  card,
  scheduling,
  isRevealed,
  suggested,
  onReveal,
  onGrade,
  children,
}: {
  card: Card;
  scheduling: Scheduling;
  isRevealed: boolean;
  /** What Space gives. */
  suggested: Grade;
  onReveal: () => void;
  onGrade: (grade: Grade) => void;
  /** Asked before the answer shows. */
  children?: ReactNode;
}) {
  return (
    <div
      data-screen-only
      className="sticky bottom-[calc(3.25rem+env(safe-area-inset-bottom))] -mx-4 border-t border-line bg-paper px-4 py-3 md:bottom-0 md:mx-0 md:px-0 lg:col-span-full"
    >
      {isRevealed ? (
        <fieldset className="grid grid-cols-4 gap-2 md:max-w-[46rem]">
          <legend className="sr-only">How well did you know it?</legend>
          {previewGrades(card, Date.now(), ownTimeZone(), scheduling).map(
            ({ grade, intervalMs }) => (
              <Button
                key={grade}
                tone={grade === suggested ? 'primary' : 'plain'}
                className="min-h-14 flex-col gap-0! px-1!"
                onClick={() => onGrade(grade)}
              >
                <span className="flex items-center gap-2">
                  {gradeNames[grade]} <KeyHint>{String(grade)}</KeyHint>
                </span>
                <span className="tabular text-small font-normal">{formatInterval(intervalMs)}</span>
              </Button>
            ),
          )}
        </fieldset>
      ) : (
        <>
          {children}
          <Button tone="primary" className="min-h-14 w-full md:max-w-[46rem]" onClick={onReveal}>
            Show answer <KeyHint>Space</KeyHint>
          </Button>
        </>
      )}
    </div>
  );
}
