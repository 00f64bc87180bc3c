import { randomUUID } from 'node:crypto';
import type { Problem } from '#core/bank/question';
import { isDatabaseAway } from '#server/database-away';
import { AppError, errorStatuses } from '#server/errors';
import { log } from '#server/log';

type ErrorBody = {
  code: string;
  /** For people: what is wrong and what to do. */
  message: string;
  /** Path of a field -> what is wrong with it. */
  fields?: Record<string, string>;
  /** Mistakes in a text, with their places. */
  problems?: Problem[];
};

const RETRY_SECONDS = '5';

/**
 * What a request that failed is told. A mistake of ours is told by an id only; what happened is in the
 * log under that id.
 */
export function errorResponse(error: unknown): Response {
  if (error instanceof AppError) {
    const { code, message, fields, problems } = error;
    return respond(errorStatuses[code], { code, message, fields, problems });
  }
  if (isDatabaseAway(error)) {
    log().warn('the database does not answer');
    const message = 'The database does not answer just now. Try again in a moment.';
    return respond(503, { code: 'unavailable', message }, { 'retry-after': RETRY_SECONDS });
  }
  const id = randomUUID();
  log().error({ err: error, id }, 'a request failed');
  return respond(500, {
    code: 'internal',
    message: `Something went wrong on our side. Try again; if it stays, give this number: ${id}`,
  });
}

function respond(status: number, error: ErrorBody, headers?: HeadersInit): Response {
  return Response.json({ error }, { status, headers });
}
