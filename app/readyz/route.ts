import { checkReadiness } from '#server/postgres/check-readiness';

export const dynamic = 'force-dynamic';

/** Whether to send requests here. The launcher answers it itself while it starts and stops. */
export async function GET(): Promise<Response> {
  const reason = await checkReadiness();
  return reason
    ? Response.json({ status: 'unavailable', reason }, { status: 503 })
    : Response.json({ status: 'ready' });
}
