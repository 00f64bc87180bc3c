'use client';

import { Button, ButtonLink } from '#app/_ui/button';

/** People see the id, never the message: it stands with the whole story in the server's log. */
export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <section role="alert" className="max-w-[46rem]">
      <h1 className="text-title">That did not work</h1>
      <p className="mt-2">
        Something broke on our side. What you answered is safe. Try again; if it stays, tell whoever
        runs this server
        {error.digest ? (
          <>
            {' '}
            the id <code>{error.digest}</code>
          </>
        ) : null}
        .
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button tone="primary" onClick={retry}>
          Try again
        </Button>
        <ButtonLink href="/">Today</ButtonLink>
      </div>
    </section>
  );
}
