import { findScenario } from '#server/cluster/find-scenario';

/** A scenario as the simulator in the browser reads it. The same for everyone, until the next release. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ scenario: string }> },
): Promise<Response> {
  const { scenario: name } = await params;
  const scenario = await findScenario(name);
  if (!scenario) {
    const error = { code: 'not-found', message: 'There is no scenario of this name.' };
    return Response.json({ error }, { status: 404 });
  }
  return Response.json(scenario, {
    headers: { 'cache-control': 'public, max-age=300, stale-while-revalidate=86400' },
  });
}
