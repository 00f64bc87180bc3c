import Link from 'next/link';
import { searchNames, searchProperties, searchStates } from '#core/review/search/search';
import { cardsHref } from './cards-href';

const examples: [search: string, finds: string][] = [
  ['is:due topic:services', 'due now, about services'],
  ['rated:7:1', 'forgotten in the last 7 days'],
  ['is:leech or prop:lapses>=4', 'forgotten again and again'],
  ['prop:recall<0.8 -is:suspended', 'more likely lost than wished'],
  ['is:new level:core', 'not met yet, of the core'],
  ['has:note or flag:1', 'with a note, or the first flag'],
];

/** What can be written, closed until it is wanted. */
export function SearchHelp() {
  return (
    <details className="mt-3 max-w-[68ch]">
      <summary className="min-h-11 content-center text-muted">What can be looked for</summary>
      <ul className="mb-4 grid gap-1">
        {examples.map(([search, finds]) => (
          <li key={search}>
            <Link
              href={cardsHref(search)}
              className="inline-flex min-h-8 items-center font-mono text-small text-accent underline underline-offset-2"
            >
              {search}
            </Link>{' '}
            <span className="text-muted">{finds}</span>
          </li>
        ))}
      </ul>
      <dl className="grid gap-2 text-small md:grid-cols-[8rem_1fr]">
        <Row name="words">in the title, the question or the answer; “two words” together</Row>
        <Row name="a b, a or b, -a, ( )">both, either, not, grouped; * stands for anything</Row>
        <Row name="is:">{searchStates.join(', ')}</Row>
        <Row name="prop:">
          {searchProperties.join(', ')} with &lt; &lt;= = != &gt;= &gt; and a number
        </Row>
        <Row name="names">{searchNames.map((name) => `${name}:`).join(' ')}</Row>
        <Row name="rated:7 rated:7:1">answered in 7 days; answered “again”</Row>
        <Row name="introduced:7">first answered in 7 days</Row>
        <Row name="flag:1 note: has:">
          a flag from 1 to 4, words of a note, has:note has:sim has:hint
        </Row>
      </dl>
    </details>
  );
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="font-mono">{name}</dt>
      <dd className="text-muted">{children}</dd>
    </>
  );
}
