'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#app/_ui/button';
import { InlineProse } from '#app/_ui/prose';
import type { Response } from '#core/quiz/response';

/** Buttons rather than dragging: the same for a thumb, a keyboard and a switch. */
export function OrderingInput({
  stepsHtml,
  response,
  onChange,
}: {
  stepsHtml: string[];
  response: Response | null;
  onChange: (response: Response) => void;
}) {
  const order = response?.kind === 'ordering' ? response.order : [...stepsHtml.keys()];
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<Move | null>(null);
  const isUntouched = response === null;
  useEffect(() => {
    // The order shown is an answer too: whoever agrees with it need not move anything.
    if (isUntouched) onChange({ kind: 'ordering', order: [...stepsHtml.keys()] });
  }, [isUntouched, stepsHtml, onChange]);
  useEffect(() => {
    // The browser drops the focus of an element that changes its place.
    if (moved) focusButton(list.current?.children[moved.to], moved.by);
  }, [moved]);
  const move = (from: number, by: Move['by']) => {
    const to = from + by;
    const next = [...order];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange({ kind: 'ordering', order: next });
    setMoved({ to, by });
  };
  return (
    <section aria-label="Put these in order" className="mt-5">
      <p className="eyebrow mb-2">Put these in order, first on top.</p>
      <ol ref={list} className="grid gap-2">
        {order.map((step, place) => (
          <li
            key={step}
            className="flex items-center gap-3 rounded border border-line bg-raised py-1 ps-4 pe-1"
          >
            <span className="tabular font-mono text-muted">{place + 1}</span>
            <InlineProse html={stepsHtml[step] ?? ''} className="grow" />
            <Button
              tone="quiet"
              className="px-3!"
              disabled={place === 0}
              aria-label={`Move step ${place + 1} up`}
              onClick={() => move(place, -1)}
            >
              <ArrowUp aria-hidden="true" size={18} />
            </Button>
            <Button
              tone="quiet"
              className="px-3!"
              disabled={place === order.length - 1}
              aria-label={`Move step ${place + 1} down`}
              onClick={() => move(place, 1)}
            >
              <ArrowDown aria-hidden="true" size={18} />
            </Button>
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {moved && `Moved to place ${moved.to + 1} of ${order.length}`}
      </p>
    </section>
  );
}

/** `by` is -1 for up and 1 for down. */
type Move = { to: number; by: -1 | 1 };

/** The button that was pressed, or at the end of the list the other one. */
function focusButton(row: Element | undefined, by: Move['by']): void {
  const buttons = [...(row?.querySelectorAll('button') ?? [])];
  const pressed = by === -1 ? buttons[0] : buttons[1];
  (pressed?.disabled ? buttons.find((button) => !button.disabled) : pressed)?.focus();
}
