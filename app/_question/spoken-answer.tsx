import { InlineProse, Prose } from '#app/_ui/prose';

/** The answer in words, and what a good spoken one must contain. */
export function SpokenAnswer({
  answerHtml,
  keyPointsHtml,
}: {
  answerHtml: string | null;
  keyPointsHtml: string[];
}) {
  return (
    <>
      {answerHtml && (
        <section className="mt-6">
          <h2 className="text-large">Answer</h2>
          <Prose html={answerHtml} className="mt-2" />
        </section>
      )}
      {keyPointsHtml.length > 0 && (
        <section className="mt-5">
          <h2 className="text-large">Key points</h2>
          <ul className="mt-2 grid max-w-[68ch] gap-1.5">
            {keyPointsHtml.map((html) => (
              <li key={html} className="flex gap-3">
                <span aria-hidden="true" className="mt-[0.6em] size-1.5 shrink-0 bg-accent" />
                <InlineProse html={html} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
