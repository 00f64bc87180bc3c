'use client';

import { kindNames } from '#app/_question/names';
import { type State, StateMark } from '#app/_ui/state-mark';
import type { ReceiptRow } from '#core/bank/import/receipt-rows';
import { QuestionRepairs } from './question-repairs';
import { ReadChoices } from './read-choices';
import type { Repairs } from './use-repairs';

type Row = Extract<ReceiptRow, { kind: 'question' }>;

/** A question as it was read: what is wrong here is wrong in the file, or in how we read it. */
export function QuestionRow({ row, repairs }: { row: Row; repairs: Repairs }) {
  const { question, index, warnings } = row;
  const repair = repairs.ofQuestion(index);
  return (
    <article aria-label={question.title} className="min-w-0">
      <p className="flex gap-3">
        <span>
          <StateMark state={markOf(row, repair?.kind)} />
        </span>
        <span
          className={`min-w-0 font-medium wrap-anywhere ${repair?.kind === 'leave-out' ? 'line-through' : ''}`}
        >
          {question.title}
        </span>
        <span className="eyebrow ms-auto shrink-0 text-end">
          {repair?.kind === 'open' ? kindNames.open : kindNames[question.kind]}
        </span>
      </p>
      <ReadChoices question={question} index={index} repairs={repairs} />
      {question.answer !== null && (
        <details className="mt-2">
          <summary className="eyebrow min-h-11 content-center">Answer</summary>
          <p className="wrap-anywhere whitespace-pre-wrap">{question.answer}</p>
        </details>
      )}
      <Warnings row={row} />
      {warnings.length === 0 && question.keyMissing && !repair && (
        <p className="mt-2 text-muted">The file does not say what is right.</p>
      )}
      <QuestionRepairs question={question} index={index} repairs={repairs} />
    </article>
  );
}

function Warnings({ row: { question, warnings } }: { row: Row }) {
  if (question.warnings.length === 0) return null;
  const unsaid = question.warnings.filter((rule) => !warnings.some((each) => each.rule === rule));
  return (
    <ul aria-label="Warnings" className="mt-2 grid gap-1">
      {warnings.map(({ rule, message, line }) => (
        <li key={`${rule} ${line} ${message}`} className="flex gap-3">
          <span>
            <StateMark state="not-ready" />
          </span>
          <span className="min-w-0 text-muted">
            {message} <code className="eyebrow">{rule}</code>
          </span>
        </li>
      ))}
      {unsaid.map((rule) => (
        <li key={rule} className="flex gap-3">
          <span>
            <StateMark state="not-ready" />
          </span>
          <code className="eyebrow">{rule}</code>
        </li>
      ))}
    </ul>
  );
}

function markOf({ question }: Row, repair: string | undefined): State {
  if (repair === 'leave-out') return 'terminating';
  if (repair !== undefined) return 'ready';
  return question.keyMissing || question.warnings.length > 0 ? 'not-ready' : 'ready';
}
