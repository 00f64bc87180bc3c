'use client';

import { Button } from '#app/_ui/button';
import type { ReceiptQuestion } from '#core/bank/import/import-receipt';
import type { Repairs } from './use-repairs';

const said = {
  key: 'Your key is stored with it.',
  open: 'It is stored as an open question, its choices as part of what is asked.',
  'leave-out': 'It is left out.',
} as const;

/** What one press mends, and how to take that back. */
export function QuestionRepairs({
  question,
  index,
  repairs,
}: {
  question: ReceiptQuestion;
  index: number;
  repairs: Repairs;
}) {
  const repair = repairs.ofQuestion(index);
  if (repair) {
    return (
      <p role="status" className="mt-2 flex flex-wrap items-center gap-x-3">
        {said[repair.kind]}
        <Button tone="quiet" onClick={() => repairs.forget(index)}>
          Take that back
        </Button>
      </p>
    );
  }
  return (
    <div className="mt-1 -ms-4 flex flex-wrap">
      {question.keyMissing && question.choices.length > 0 && (
        <Button
          tone="quiet"
          aria-label={`Keep “${question.title}” as an open question`}
          onClick={() => repairs.repair({ kind: 'open', question: index })}
        >
          Keep as an open question
        </Button>
      )}
      <Button
        tone="quiet"
        aria-label={`Leave out “${question.title}”`}
        onClick={() => repairs.repair({ kind: 'leave-out', question: index })}
      >
        Leave out
      </Button>
    </div>
  );
}
