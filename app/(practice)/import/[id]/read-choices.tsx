'use client';

import { RightOrWrong } from '#app/_question/body-answered';
import type { ReceiptQuestion } from '#core/bank/import/import-receipt';
import type { Repairs } from './use-repairs';

/** The choices with what the file says is right; where it says nothing, to be ticked. */
export function ReadChoices({
  question,
  index,
  repairs,
}: {
  question: ReceiptQuestion;
  index: number;
  repairs: Repairs;
}) {
  if (question.choices.length === 0) return null;
  if (question.keyMissing) {
    return <KeyFields question={question} index={index} repairs={repairs} />;
  }
  return (
    <ul className="mt-2 grid gap-1">
      {question.choices.map(({ text, correct }, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the choices of a receipt never move
        <li key={position} className="flex gap-3">
          <RightOrWrong isRight={correct} />
          <span className="min-w-0 wrap-anywhere whitespace-pre-wrap">{text}</span>
        </li>
      ))}
    </ul>
  );
}

function KeyFields({
  question,
  index,
  repairs,
}: {
  question: ReceiptQuestion;
  index: number;
  repairs: Repairs;
}) {
  const repair = repairs.ofQuestion(index);
  const correct = repair?.kind === 'key' ? repair.correct : [];
  const toggle = (position: number, isOn: boolean) => {
    const others = correct.filter((each) => each !== position);
    const next = isOn ? [...others, position].toSorted((a, b) => a - b) : others;
    repairs.repair({ kind: 'key', question: index, correct: next });
  };
  return (
    <fieldset className="mt-2">
      <legend className="eyebrow">Which is right?</legend>
      {question.choices.map(({ text }, position) => (
        <label
          // biome-ignore lint/suspicious/noArrayIndexKey: the choices of a receipt never move
          key={position}
          className="flex min-h-11 items-center gap-3 md:min-h-9"
        >
          <input
            type="checkbox"
            className="size-5 shrink-0 accent-accent"
            checked={correct.includes(position)}
            onChange={(event) => toggle(position, event.target.checked)}
          />
          <span className="min-w-0 wrap-anywhere whitespace-pre-wrap">{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
