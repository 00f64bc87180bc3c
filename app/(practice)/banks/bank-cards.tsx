import Link from 'next/link';
import type { BankSummary } from '#server/bank/list-banks';

export function BankCards({ banks }: { banks: BankSummary[] }) {
  return (
    <ul className="mt-3 grid gap-4 md:grid-cols-2">
      {banks.map((bank) => (
        <li key={bank.slug} className="border-s-2 border-accent ps-4">
          <h3 className="text-large">
            <Link href={`/banks/${bank.slug}`} className="hover:underline">
              {bank.title}
            </Link>
          </h3>
          <p className="max-w-[60ch] text-muted">{bank.description}</p>
          <p className="eyebrow tabular mt-1">
            {bank.questionCount} {bank.questionCount === 1 ? 'question' : 'questions'}
            {bank.topics.length > 0 && ` · ${bank.topics.length} topics`} · {bank.license}
          </p>
        </li>
      ))}
    </ul>
  );
}
