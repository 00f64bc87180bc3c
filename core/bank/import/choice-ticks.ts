/** Choices that say of themselves that they are right: `B) two ✅`, `two (correct)`. */
import type { Choice } from '../question';

const tick = /\s*(?:[✅✔☑]\ufe0f?|[*_]{0,2}\((?:correct|right)(?: answer)?\)[*_]{0,2})\s*$/iu;

/** Without their ticks, and right where they had one; as they are where none or all of them had. */
export function readTicks(choices: Choice[]): Choice[] {
  const ticked = choices.filter(({ text }) => tick.test(text.slice(-TICK_CHARACTERS_MAX))).length;
  if (ticked === 0 || ticked === choices.length) return choices;
  return choices.map((choice) => {
    const end = choice.text.slice(-TICK_CHARACTERS_MAX);
    const words = choice.text.slice(0, choice.text.length - end.length) + end.replace(tick, '');
    return tick.test(end) ? { ...choice, text: words, correct: true } : choice;
  });
}

const TICK_CHARACTERS_MAX = 40;
