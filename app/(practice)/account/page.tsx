import type { Metadata } from 'next';
import { ButtonLink } from '#app/_ui/button';
import { currentLearner } from '#server/auth/current-learner';
import { describeLearner, type LearnerDescription } from '#server/auth/describe-learner';
import { currentTimeZone } from '#server/auth/time-zone';
import { KeptHere } from './kept-here';
import { SavedState } from './saved-state';
import { SignOut } from './sign-out';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  const learner = await currentLearner();
  const description = learner ? await describeLearner(learner) : null;
  return (
    <div className="grid max-w-[46rem] gap-8">
      <section>
        <h1 className="text-title">Account</h1>
        {description ? (
          <Guest {...description} timeZone={await currentTimeZone()} />
        ) : (
          <p className="mt-2">
            This server does not know you yet. Your first answer makes you a guest, known by this
            browser alone.
          </p>
        )}
      </section>
      <SavedState />
      <KeptHere />
      {description ? (
        <SignOut answerCount={description.reviewCount} />
      ) : (
        <p>
          <ButtonLink href="/review" tone="primary">
            Answer your first question
          </ButtonLink>
        </p>
      )}
    </div>
  );
}

function Guest({
  since,
  reviewCount,
  bankCount,
  timeZone,
}: LearnerDescription & { timeZone: string }) {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(since);
  return (
    <>
      <p className="mt-2">
        You are a guest since {day}, with {count(reviewCount, 'answer')}
        {bankCount > 0 && ` and ${count(bankCount, 'bank')} of your own`}.
      </p>
      <p className="mt-2 text-muted">
        A cookie in this browser is the only key to them: there is no name and no password.
      </p>
    </>
  );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
