import Link from 'next/link';

/** The way back from a page about a bank. */
export function BankPath({ slug, title }: { slug: string; title: string }) {
  return (
    <p className="eyebrow">
      <Link href="/banks" className="underline underline-offset-2">
        Banks
      </Link>{' '}
      /{' '}
      <Link href={`/banks/${slug}`} className="underline underline-offset-2">
        {title}
      </Link>
    </p>
  );
}
