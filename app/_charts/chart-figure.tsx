import type { ReactNode } from 'react';

export type Series = { name: string; colour: string };

/**
 * A drawing with its title, a sentence that says what it shows, what its colours mean, and the same as a
 * table. Where there is nothing to draw yet stands what will be here.
 */
export function ChartFigure({
  title,
  caption,
  series = [],
  table,
  empty,
  className = '',
  children,
}: {
  title: string;
  caption: ReactNode;
  series?: readonly Series[];
  table: ReactNode;
  /** Null when there is something to show. */
  empty: string | null;
  className?: string;
  children: ReactNode;
}) {
  return (
    <figure className={`min-w-0 ${className}`}>
      <figcaption>
        <h3 className="text-large">{title}</h3>
        <p className="max-w-[64ch] text-muted">{empty ?? caption}</p>
      </figcaption>
      {empty === null && (
        <>
          {series.length > 0 && <Legend series={series} />}
          <div className="mt-3">{children}</div>
          <details className="mt-1">
            <summary className="eyebrow flex min-h-11 w-fit items-center rounded underline underline-offset-2">
              {title} as a table
            </summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
            <section tabIndex={0} aria-label={`${title}, table`} className="max-h-96 overflow-auto">
              {table}
            </section>
          </details>
        </>
      )}
    </figure>
  );
}

function Legend({ series }: { series: readonly Series[] }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-small">
      {series.map(({ name, colour }) => (
        <li key={name} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className="size-3 rounded-[2px] forced-color-adjust-none"
            style={{ background: colour }}
          />
          {name}
        </li>
      ))}
    </ul>
  );
}
