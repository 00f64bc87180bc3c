import { z } from 'zod';
import { ensureLearner, knownLearner } from '#server/auth/ensure-learner';
import { findLearner, type Learner } from '#server/auth/learner';
import { readToken } from '#server/auth/session-cookie';
import { AppError } from '#server/errors';
import { errorResponse } from './error-response';
import { parseQuery, parseRequest } from './parse-request';
import { parseUpload, type UploadedFile } from './parse-upload';
import { requireKnown } from './require-known';

type Context = { params: Promise<unknown> };
type Handler = (request: Request, context: Context) => Promise<Response>;

/**
 * A handler that writes: a browser that is not known yet becomes a guest once its input is sound. A
 * path with parameters names something that its writer has already, so there it becomes none.
 */
export function handleWrite<Body, Params>(
  schemas: { body: z.ZodType<Body>; params: z.ZodType<Params>; bodyBytesMax?: number },
  work: (learner: Learner, input: { body: Body; params: Params }, now: Date) => Promise<unknown>,
): Handler {
  return answering(async (request, context, headers) => {
    const now = new Date();
    const params = await parseParams(context, schemas.params);
    const body = await parseRequest(request, schemas.body, schemas.bodyBytesMax);
    const isNew = schemas.params === noParams;
    const writer = isNew ? await ensureLearner(request, now) : await knownLearner(request, now);
    const learner = requireKnown(writer?.learner ?? null);
    if (writer?.setCookie) headers.set('set-cookie', writer.setCookie);
    return work(learner, { body, params }, now);
  });
}

/** A handler that reads, for a learner or for someone who is not known yet. It never writes. */
export function handleRead<Query>(
  schema: z.ZodType<Query>,
  work: (learner: Learner | null, query: Query, now: Date) => Promise<unknown>,
): Handler {
  return answering(async (request) => {
    const query = parseQuery(request, schema);
    return work(await findAsker(request), query, new Date());
  });
}

/** The same for an address with parameters. */
export function handleReadAt<Query, Params>(
  schemas: { query: z.ZodType<Query>; params: z.ZodType<Params> },
  work: (
    learner: Learner | null,
    input: { query: Query; params: Params },
    now: Date,
  ) => Promise<unknown>,
): Handler {
  return answering(async (request, context) => {
    const params = await parseParams(context, schemas.params);
    const query = parseQuery(request, schemas.query);
    return work(await findAsker(request), { query, params }, new Date());
  });
}

/** A handler that takes files; a browser that is not known yet becomes a guest once they are sound. */
export function handleUpload<Query>(
  schema: z.ZodType<Query>,
  work: (
    learner: Learner,
    input: { query: Query; files: UploadedFile[] },
    now: Date,
  ) => Promise<unknown>,
): Handler {
  return answering(async (request, _context, headers) => {
    const now = new Date();
    const query = parseQuery(request, schema);
    const files = await parseUpload(request);
    const { learner, setCookie } = await ensureLearner(request, now);
    if (setCookie) headers.set('set-cookie', setCookie);
    return work(learner, { query, files }, now);
  });
}

/** For a path without parameters. */
export const noParams = z.unknown();

async function findAsker(request: Request): Promise<Learner | null> {
  const token = readToken(request);
  const found = token === null ? null : await findLearner(token, new Date());
  return found?.learner ?? null;
}

/** Answers with what the work returns or throws; either way with the headers it has set. */
export function answering(
  work: (request: Request, context: Context, headers: Headers) => Promise<unknown>,
): Handler {
  return async (request, context) => {
    // What belongs to one learner is kept by no cache.
    const headers = new Headers({ 'cache-control': 'no-store' });
    const response = await work(request, context, headers)
      .then((answer) => (answer instanceof Response ? answer : Response.json(answer)))
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
