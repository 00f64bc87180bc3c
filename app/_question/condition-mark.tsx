import { type State, StateMark } from '#app/_ui/state-mark';
import type { CardCondition } from '#core/review/card-condition';

/** How a card stands: its shape and, beside it, the word. */
export function ConditionMark({ condition }: { condition: CardCondition }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <StateMark state={stateOf[condition]} />
      {condition}
    </span>
  );
}

const stateOf: Record<CardCondition, State> = {
  new: 'pending',
  learning: 'starting',
  due: 'not-ready',
  known: 'ready',
  suspended: 'terminating',
  lapsed: 'failed',
};
