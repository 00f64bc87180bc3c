import Link from 'next/link';
import { type LabView, labViews } from '#app/_cluster/lab-view';

const names: Record<LabView, string> = {
  reconcile: 'What is wanted and what is there',
  services: 'Who reaches the services',
};

/** The two ways to look at a cluster. Each begins it anew. */
export function ViewLinks({ name, view }: { name: string; view: LabView }) {
  return (
    <nav aria-label="Views" className="mt-2 mb-4 flex flex-wrap gap-x-6">
      {labViews.map((other) => (
        <Link
          key={other}
          href={`/clusters/${name}?view=${other}`}
          aria-current={other === view ? 'page' : undefined}
          className="min-h-11 content-center text-muted hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-accent aria-[current]:decoration-2 aria-[current]:underline-offset-8"
        >
          {names[other]}
        </Link>
      ))}
    </nav>
  );
}
