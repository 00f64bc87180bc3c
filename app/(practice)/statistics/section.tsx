import { type ReactNode, Suspense } from 'react';
import { Skeleton } from '#app/_ui/skeleton';

/** A part of the page that comes when it is ready, under a heading that is there at once. */
export function Section({
  id,
  title,
  lines,
  children,
}: {
  id: string;
  title: string;
  /** Of its skeleton: about as high as what will come. */
  lines: number;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-12">
      <h2 id={id} className="text-title">
        {title}
      </h2>
      <div className="mt-4">
        <Suspense fallback={<Skeleton lines={lines} />}>{children}</Suspense>
      </div>
    </section>
  );
}
