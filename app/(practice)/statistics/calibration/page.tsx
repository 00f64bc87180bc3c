import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ButtonLink } from '#app/_ui/button';
import { Skeleton } from '#app/_ui/skeleton';
import { currentLearner } from '#server/auth/current-learner';
import type { Learner } from '#server/auth/learner';
import { currentTimeZone } from '#server/auth/time-zone';
import { listBanks } from '#server/bank/list-banks';
import { lastFit } from '#server/review/refit/last-fit';
import { calibration } from '#server/review/statistics/calibration';
import { dayChoices, readWish } from '../read-wish';
import { Section } from '../section';
import { WishForm } from '../wish-form';
import { CertaintyFigures } from './certainty-figures';
import { MemoryFigures } from './memory-figures';

export const metadata: Metadata = { title: 'Calibration' };

const dayMs = 86_400_000;

type Search = Record<string, string | string[] | undefined>;

export default function CalibrationPage({ searchParams }: { searchParams: Promise<Search> }) {
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-title">Calibration</h1>
        <ButtonLink href="/statistics">All statistics</ButtonLink>
      </div>
      <p className="mt-2 max-w-[64ch] text-muted">
        A forecast is worth as much as it comes true. Of the answers that were given a chance of 90
        %, nine in ten should be right: here is what they were.
      </p>
      <Suspense fallback={<Skeleton lines={12} />}>
        <Both searchParams={searchParams} />
      </Suspense>
    </>
  );
}

async function Both({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  // A calibration needs all the cases it can get.
  const wish = readWish({ days: 'all', ...search });
  const learner = await currentLearner();
  const dayCount = dayChoices[wish.days];
  const since = dayCount === null ? null : new Date(Date.now() - dayCount * dayMs);
  const found = calibration(learner, { ...wish.scope, since });
  return (
    <>
      <WishForm action="/statistics/calibration" wish={wish} banks={await listBanks(learner)} />
      <Section id="memory" title="What Readyz said of your memory" lines={10}>
        <Fit learner={learner} />
        <MemoryFigures found={found} />
      </Section>
      <Section id="certainty" title="What you said of your own answers" lines={10}>
        <CertaintyFigures found={found} />
      </Section>
    </>
  );
}

/** By whose weights it was said. */
async function Fit({ learner }: { learner: Learner | null }) {
  const fit = await lastFit(learner);
  if (!fit) {
    return (
      <p className="text-muted">
        By what many people’s memory is like. Each night it is fitted to yours, once there are
        enough answers.
      </p>
    );
  }
  const day = new Intl.DateTimeFormat('en', {
    dateStyle: 'medium',
    timeZone: await currentTimeZone(),
  }).format(fit.fittedAt);
  return (
    <p className="text-muted">
      Last fitted to you on {day}, from {fit.reviewCount} answers.{' '}
      {fit.kept
        ? 'It foresaw your newest answers better than before, so it holds.'
        : 'It foresaw your newest answers no better than before, so nothing changed.'}
    </p>
  );
}
