import { z } from 'zod';
import { type Truth, truthSchema } from './truth';

export type TruthsRead = { truths: Truth[] } | { problems: string[] };

/** Learners from JSON. A mistake is named with its place, such as `truths[2].parameters.w[4]`. */
export function readTruths(text: string): TruthsRead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problems: [`This is no JSON: ${error instanceof Error ? error.message : error}`] };
  }
  const parsed = z.array(truthSchema).min(1, 'There is no truth in it.').safeParse(value);
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.map(({ path, message }) => `${placeOf(path)}: ${message}`),
    };
  }
  const truths = parsed.data;
  const twice = truths.find(({ name }, index) =>
    truths.slice(0, index).some((earlier) => earlier.name === name),
  );
  if (twice) return { problems: [`"${twice.name}" is there twice: each truth has its own name.`] };
  return { truths };
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (place, key) => `${place}${typeof key === 'number' ? `[${key}]` : `.${String(key)}`}`,
    'truths',
  );
}
