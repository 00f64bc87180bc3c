import { readCloze } from '#core/bank/cloze';
import { isAccepted } from './is-accepted';
import type { BodyOf, Grading, ResponseOf } from './response';

/** The share of gaps filled with a word that is right in them. */
export function gradeCloze(body: BodyOf<'cloze'>, response: ResponseOf<'cloze'>): Grading {
  const gaps = readCloze(body.text).flatMap((part) => ('gap' in part ? [part.gap] : []));
  const parts = gaps.map((accepted, index) => isAccepted(response.gaps[index] ?? '', accepted));
  return { score: parts.filter(Boolean).length / Math.max(1, parts.length), parts };
}
