import type { Metadata } from 'next';
import Link from 'next/link';
import { listScenarios } from '#server/cluster/list-scenarios';

export const metadata: Metadata = {
  title: 'Clusters',
  description: 'Small simulated clusters to break, heal and rewind.',
};

export default async function ClustersPage() {
  const scenarios = await listScenarios();
  return (
    <>
      <h1 className="text-title">Clusters</h1>
      <p className="mt-1 max-w-[68ch]">
        Small clusters that do what Kubernetes does, decision by decision. Break one, watch it heal,
        go back, try something else.
      </p>
      <ul className="mt-6 grid gap-6 md:grid-cols-2">
        {scenarios.map(({ name, scenario }) => (
          <li key={name} className="border-s-2 border-accent ps-4">
            <h2 className="text-large">
              <Link
                href={`/clusters/${name}`}
                className="inline-block min-h-11 content-center hover:underline"
              >
                {scenario.title}
              </Link>
            </h2>
            <p className="max-w-[60ch] text-muted">{scenario.caption}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
