import { readCloze } from '../cloze';
import type { Body, Choice } from '../question';

/**
 * Whether something else is right in a version than in the one before: other choices, another value,
 * order or pairs, other accepted answers. Better words for the same choice are no other key.
 */
export function changesKey(before: Body, after: Body): boolean {
  if ('choices' in before && 'choices' in after)
    return choicesDiffer(before.choices, after.choices);
  if (before.kind === 'ordering' && after.kind === 'ordering') {
    return stepsDiffer(before.steps.map(normalise), after.steps.map(normalise));
  }
  return keyOf(before) !== keyOf(after);
}

/**
 * Choices with the same words are the same; those that are left are taken as reworded, in their order.
 * A wrong choice more or less changes nothing about what is right.
 */
function choicesDiffer(before: readonly Choice[], after: readonly Choice[]): boolean {
  const left = new Map(before.map((choice, place) => [place, choice]));
  const unpaired: Choice[] = [];
  for (const choice of after) {
    const same = [...left].find(([, { text }]) => normalise(text) === normalise(choice.text));
    if (!same) unpaired.push(choice);
    else if (same[1].correct !== choice.correct) return true;
    else left.delete(same[0]);
  }
  const rest = [...left.values()];
  const pairs = Math.max(rest.length, unpaired.length);
  return Array.from({ length: pairs }, (_, place) => place).some(
    (place) => (rest[place]?.correct ?? false) !== (unpaired[place]?.correct ?? false),
  );
}

/** Another number of steps, or another order of those that kept their words. */
function stepsDiffer(before: readonly string[], after: readonly string[]): boolean {
  const kept = (steps: readonly string[], others: readonly string[]) =>
    steps.filter((step) => others.includes(step)).join('\n');
  return before.length !== after.length || kept(before, after) !== kept(after, before);
}

function keyOf(body: Body): string {
  return JSON.stringify([body.kind, partsOf(body)]);
}

function partsOf(body: Body) {
  switch (body.kind) {
    case 'matching':
      return body.pairs
        .map(({ left, right }) => [left, right].map(normalise).join('\n'))
        .toSorted();
    case 'cloze':
      return readCloze(body.text).flatMap((part) => ('gap' in part ? [part.gap.toSorted()] : []));
    case 'number':
      return [body.value, body.tolerance, body.unit];
    case 'short':
      return body.accepted.map(normalise).toSorted();
    case 'single':
    case 'multiple':
    case 'ordering':
    case 'open':
      return [];
  }
}

function normalise(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
