/**
 * Everything that reaches the server as a request is read here: where it comes from, how large it is,
 * and what it says. What comes out has the types that its schema promises; anything else is refused
 * with an AppError. A ZodError from deeper down is thus a mistake of ours, never of who asked.
 */
import type { z } from 'zod';
import { isStorable } from '#core/bank/is-storable';
import { AppError } from '#server/errors';

const BODY_BYTES_MAX = 256 * 1024;
const MEBIBYTE = 1024 * 1024;

/** The body of a request that writes. Without one it counts as `{}`. */
export async function parseRequest<Body>(
  request: Request,
  schema: z.ZodType<Body>,
  bytesMax = BODY_BYTES_MAX,
): Promise<Body> {
  requireSameOrigin(request);
  requireJson(request);
  const text = new TextDecoder().decode(await readBytes(request, bytesMax));
  return parseInput(schema, text === '' ? {} : parseJson(text));
}

/** The query of a request that reads. Of a name that comes twice the last counts. */
export function parseQuery<Query>(request: Request, schema: z.ZodType<Query>): Query {
  return parseInput(schema, Object.fromEntries(new URL(request.url).searchParams));
}

function parseInput<Input>(schema: z.ZodType<Input>, given: unknown): Input {
  const parsed = schema.safeParse(given);
  if (parsed.success) {
    if (isStorable(parsed.data)) return parsed.data;
    throw new AppError(
      'invalid-input',
      'A character in what was sent cannot be kept, such as NUL.',
    );
  }
  throw new AppError(
    'invalid-input',
    'Some of what was sent cannot be used; see its fields.',
    Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message])),
  );
}

/**
 * Only our own pages may write in a learner's name. Browsers say where a request comes from: in
 * Sec-Fetch-Site, or over plain http in Origin. A program that sends neither has no stranger's cookies.
 */
export function requireSameOrigin(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const isOwn =
    site === null ? origin === null || isOwnOrigin(origin, request) : site === 'same-origin';
  if (!isOwn) throw new AppError('forbidden', 'Only pages of this site may do that.');
}

function isOwnOrigin(origin: string, request: Request): boolean {
  return URL.canParse(origin) && new URL(origin).host === request.headers.get('host');
}

/** A form of another site cannot send this type, so it is a second lock on the same door. */
function requireJson(request: Request): void {
  if (typeOf(request) !== 'application/json') {
    throw new AppError('invalid-input', 'Send JSON: content-type must be application/json.');
  }
}

export function typeOf(request: Request): string | undefined {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
}

/** Counts while it reads, because a length that is announced need not be true. */
export async function readBytes(request: Request, bytesMax: number): Promise<Uint8Array> {
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) {
      const message = `That is more than ${describeSize(bytesMax)}. Send it in smaller parts.`;
      throw new AppError('invalid-input', message);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function describeSize(bytes: number): string {
  return bytes < MEBIBYTE ? `${bytes / 1024} kB` : `${bytes / MEBIBYTE} MB`;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError('invalid-input', 'That is not JSON.');
    throw error;
  }
}
