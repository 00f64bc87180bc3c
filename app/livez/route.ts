export const dynamic = 'force-dynamic';

/** Answers as long as the process does: a database that is away is no reason to restart it. */
export function GET(): Response {
  return Response.json({ status: 'alive' });
}
