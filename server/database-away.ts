import { z } from 'zod';

/** Prisma's codes for a server that is not reached, is late, or hangs up. */
const CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017']);
/** The same inside of other errors, as its adapter for PostgreSQL names them. */
const KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout']);
/** PostgreSQL's codes while it starts up, shuts down or has crashed. */
const STATES = new Set(['57P01', '57P02', '57P03']);

const cause = z.object({ kind: z.string(), originalCode: z.string().optional() });
const known = z.object({ code: z.string() });
const wrapped = z.object({ meta: z.object({ driverAdapterError: z.object({ cause }) }) });

/** Whether something failed only because the database is not there just now. */
export function isDatabaseAway(error: unknown): boolean {
  const { code } = known.safeParse(error).data ?? {};
  const { kind, originalCode } =
    wrapped.safeParse(error).data?.meta.driverAdapterError.cause ??
    z.object({ cause }).safeParse(error).data?.cause ??
    {};
  return (
    CODES.has(code ?? '') ||
    KINDS.has(kind ?? '') ||
    STATES.has(originalCode ?? '') ||
    (error instanceof Error && isPoolMessage(error.message))
  );
}

/** What the pool of connections says has no code. */
function isPoolMessage(message: string): boolean {
  return /Connection terminated|timeout exceeded when trying to connect/.test(message);
}
