import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ClusterLab } from '#app/_cluster/cluster-lab';
import { findScenario } from '#server/cluster/find-scenario';
import { readView } from './read-view';
import { ViewLinks } from './view-links';

type Props = {
  params: Promise<{ scenario: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const scenario = await findScenario((await params).scenario);
  return scenario ? { title: scenario.title, description: scenario.caption } : {};
}

export default async function ClusterPage({ params, searchParams }: Props) {
  const { scenario: name } = await params;
  const scenario = await findScenario(name);
  if (!scenario) notFound();
  const view = readView((await searchParams).view, name);
  return (
    <>
      <p className="eyebrow">
        <Link href="/clusters" className="underline underline-offset-2">
          Clusters
        </Link>
      </p>
      <h1 className="text-title">{scenario.title}</h1>
      <ViewLinks name={name} view={view} />
      <ClusterLab scenario={name} view={view} caption={scenario.caption} />
    </>
  );
}
