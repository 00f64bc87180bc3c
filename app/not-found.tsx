import { ButtonLink } from '#app/_ui/button';

export default function NotFound() {
  return (
    <section className="max-w-[46rem]">
      <h1 className="text-title">There is nothing here</h1>
      <p className="mt-2">The address may be mistyped, or what it named was never yours to see.</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <ButtonLink href="/" tone="primary">
          Today
        </ButtonLink>
        <ButtonLink href="/banks">Browse the banks</ButtonLink>
      </div>
    </section>
  );
}
