import Link from 'next/link';
import type { SelfKnowledge } from '#core/review/statistics/self-knowledge';
import type { Calibration } from '#server/review/statistics/calibration';
import { countText, percentText } from '../format-figures';
import { CalibrationFigure } from './calibration-figure';

/** How sure a learner was against how often they were right. */
export async function CertaintyFigures({ found }: { found: Promise<Calibration> }) {
  const { certainty } = await found;
  if (certainty.count === 0) {
    return (
      <p className="max-w-[64ch] text-muted">
        You have not been asked yet. Once you let Review ask how sure you are before it shows an
        answer, in your{' '}
        <Link href="/settings" className="text-accent underline">
          settings
        </Link>
        , this compares how sure you were with how often you were right. Interviewers notice the
        difference, too. Twenty answers are enough for a first word.
      </p>
    );
  }
  return (
    <>
      <p className="tabular max-w-[52ch] text-large">{verdict(certainty)}</p>
      <div className="mt-6">
        <CalibrationFigure
          title="Sure and right"
          caption="Each dot is how often you were right when you were about that sure; below the dashed line you were surer than right. The thick line holds the true share in 80 of 100 cases, the thin one in 95."
          xTitle="how sure you were →"
          yTitle="↑ share that was right"
          said="Sure"
          came="Right"
          curve={certainty.curve}
        />
      </div>
    </>
  );
}

function verdict({ count, certainty, right, gap }: SelfKnowledge): string {
  const facts = `You were ${percentText(certainty)} sure on average and right in ${percentText(right)}`;
  const n = `n = ${count.toLocaleString('en')}`;
  if (gap === null) {
    return `${facts}, ${n}: ${countText(20 - count, 'more answer')} until that says something.`;
  }
  const { low, high } = gap.interval;
  if (low <= 0 && high >= 0) return `${facts}: as sure as you were right, as far as ${n} can tell.`;
  const points = Math.abs(Math.round(gap.mean * 100));
  const [least, most] = [low, high].map((end) => Math.abs(Math.round(end * 100)));
  const [from, to] = gap.mean > 0 ? [least, most] : [most, least];
  return `${facts}: ${countText(points, 'point')} too ${gap.mean > 0 ? 'sure' : 'unsure'} (95 %: ${from} to ${to}), ${n}.`;
}
