import type { Problem } from '#core/bank/question';

export const errorStatuses = {
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'invalid-input': 422,
  'limit-reached': 429,
} as const;
export type ErrorCode = keyof typeof errorStatuses;

/** A request that is refused. The message is for people: what is wrong and what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** Path of a field in the input -> what is wrong with it. */
  readonly fields: Record<string, string> | undefined;
  /** Mistakes in a text, with their places. */
  readonly problems: Problem[] | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    fields?: Record<string, string>,
    problems?: Problem[],
  ) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.fields = fields;
    this.problems = problems;
  }
}
