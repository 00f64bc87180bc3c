import type { BodyOf, Grading, ResponseOf } from './response';

/** Right or wrong; a part is right where what was marked and what should be agree. */
export function gradeSingle(body: BodyOf<'single'>, response: ResponseOf<'single'>): Grading {
  return {
    score: body.choices[response.choice]?.correct ? 1 : 0,
    parts: body.choices.map(({ correct }, index) => correct === (index === response.choice)),
  };
}
