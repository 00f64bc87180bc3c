import Link from 'next/link';
import { topicName } from '#app/_question/names';
import type { Readiness, TopicReadiness } from '#core/review/readiness';

/** Expected recall over every question of a topic, unseen ones counted as nothing: honest and slow to rise. */
export function ReadinessByTopic({
  topics,
  total,
}: {
  topics: TopicReadiness[];
  total: Readiness;
}) {
  if (topics.length === 0) return null;
  return (
    <section aria-labelledby="readiness" className="mt-12 max-w-[52rem]">
      <h2 id="readiness" className="text-title">
        Readiness <span className="tabular">{percent(total.readiness)}</span>
      </h2>
      <p className="mt-1 max-w-[60ch] text-muted">
        What you would recall if you were asked now, over all {total.questionCount} questions. One
        you have not met counts as nothing.
      </p>
      <table className="mt-4 w-full border-collapse">
        <thead className="sr-only">
          <tr>
            <th>Topic</th>
            <th>Readiness</th>
            <th>Questions met</th>
          </tr>
        </thead>
        <tbody>
          {topics.map(({ topic, readiness, seenCount, questionCount }) => (
            <tr key={topic} className="border-b border-line">
              <th scope="row" className="py-1 pe-4 text-start font-medium">
                <Link
                  href={`/review?topic=${encodeURIComponent(topic)}`}
                  className="flex min-h-11 items-center hover:underline"
                >
                  {topicName(topic)}
                </Link>
              </th>
              <td className="w-1/2">
                <span className="flex items-center gap-3">
                  <span
                    aria-hidden="true"
                    className="h-1.5 grow overflow-hidden rounded-full bg-line"
                  >
                    <span
                      className="block h-full bg-ready"
                      style={{ width: percent(readiness, '%') }}
                    />
                  </span>
                  <span className="tabular w-12 text-end">{percent(readiness)}</span>
                </span>
              </td>
              <td className="eyebrow tabular ps-4 text-end whitespace-nowrap">
                {seenCount} of {questionCount}
                <span className="max-md:sr-only"> met</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function percent(share: number, sign = ' %'): string {
  return `${Math.round(share * 100)}${sign}`;
}
