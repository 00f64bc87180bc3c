import { z } from 'zod';
import { ensureLearner } from '#server/auth/ensure-learner';
import { findLearner, type Learner } from '#server/auth/learner';
import { readToken } from '#server/auth/session-cookie';
import { AppError } from '#server/errors';
import { errorResponse } from './error-response';
import { parseQuery, parseRequest } from './parse-request';

type Context = { params: Promise<unknown> };
type Handler = (request: Request, context: Context) => Promise<Response>;

/** A handler that writes: a browser that is not known yet becomes a guest once its input is sound. */
export function handleWrite<Body, Params>(
  schemas: { body: z.ZodType<Body>; params: z.ZodType<Params> },
  work: (learner: Learner, input: { body: Body; params: Params }, now: Date) => Promise<unknown>,
): Handler {
  return answering(async (request, context, headers) => {
    const now = new Date();
    const params = await parseParams(context, schemas.params);
    const body = await parseRequest(request, schemas.body);
    const { learner, setCookie } = await ensureLearner(request, now);
    if (setCookie) headers.set('set-cookie', setCookie);
    return work(learner, { body, params }, now);
  });
}

/** A handler that reads, for a learner or for someone who is not known yet. It never writes. */
export function handleRead<Query>(
  schema: z.ZodType<Query>,
  work: (learner: Learner | null, query: Query, now: Date) => Promise<unknown>,
): Handler {
  return answering(async (request) => {
    const now = new Date();
    const query = parseQuery(request, schema);
    const token = readToken(request);
    const found = token === null ? null : await findLearner(token, now);
    return work(found?.learner ?? null, query, now);
  });
}

/** For a path without parameters. */
export const noParams = z.unknown();

/** Answers with what the work returns or throws; either way with the headers it has set. */
function answering(
  work: (request: Request, context: Context, headers: Headers) => Promise<unknown>,
): Handler {
  return async (request, context) => {
    // What belongs to one learner is kept by no cache.
    const headers = new Headers({ 'cache-control': 'no-store' });
    const response = await work(request, context, headers)
      .then((answer) => Response.json(answer))
      .catch(errorResponse);
    for (const [name, value] of headers) response.headers.set(name, value);
    return response;
  };
}

/** A path that cannot be read leads nowhere. */
async function parseParams<Params>(context: Context, schema: z.ZodType<Params>): Promise<Params> {
  const parsed = schema.safeParse(await context.params);
  if (!parsed.success) throw new AppError('not-found', 'There is nothing at this address.');
  return parsed.data;
}
