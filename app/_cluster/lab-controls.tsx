import { Pause, Play, SkipForward, StepForward } from 'lucide-react';
import { Button } from '#app/_ui/button';
import { type Lab, type LabAct, type Speed, speeds } from '#core/cluster/lab/lab';
import type { Shown } from '#core/cluster/lab/shown';
import { TimeLine } from './time-line';
import { TraceLine } from './trace-line';

type Props = { lab: Lab; shown: Shown; act: (act: LabAct) => void };

/** Time in the learner's hands: what was last decided, the line of revisions, play, step and skip. */
export function LabControls({ lab, shown, act }: Props) {
  const isPlaying = lab.clock === 'playing';
  return (
    <div className="grid gap-2">
      <TraceLine entry={shown.entries.at(-1) ?? null} />
      <TimeLine lab={lab} shown={shown} act={act} />
      <div className="flex flex-wrap items-center gap-2">
        <Button tone="primary" onClick={() => act({ type: 'step' })}>
          <StepForward aria-hidden="true" size={18} />
          Step
        </Button>
        <Button className="min-w-26" onClick={() => act({ type: isPlaying ? 'pause' : 'play' })}>
          {isPlaying ? (
            <Pause aria-hidden="true" size={18} />
          ) : (
            <Play aria-hidden="true" size={18} />
          )}
          {isPlaying ? 'Pause' : 'Play'}
        </Button>
        <SpeedChoice speed={lab.speed} act={act} />
        <Button onClick={() => act({ type: 'skip' })}>
          <SkipForward aria-hidden="true" size={18} />
          Skip to next change
        </Button>
        <Button tone="quiet" onClick={() => act({ type: 'restart' })}>
          Start over
        </Button>
      </div>
      <Where lab={lab} shown={shown} act={act} />
    </div>
  );
}

function SpeedChoice({ speed, act }: { speed: Speed; act: (act: LabAct) => void }) {
  return (
    <fieldset className="flex rounded border border-edge">
      <legend className="sr-only">Speed</legend>
      {speeds.map((choice) => (
        <label
          key={choice}
          className="tabular flex min-h-11 min-w-11 cursor-pointer items-center justify-center px-2 text-muted has-checked:bg-sunken has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            className="sr-only"
            checked={speed === choice}
            onChange={() => act({ type: 'speed', speed: choice })}
          />
          {choice}×
        </label>
      ))}
    </fieldset>
  );
}

/** Whether this is the past, and what acting here means; or the way back to a future that was left. */
function Where({ lab, shown, act }: Props) {
  if (shown.isPast) {
    return (
      <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1">
        <p>
          You are at revision {shown.revision} of {shown.head}. Acting here starts another future
          from this point.
        </p>
        <Button onClick={() => act({ type: 'show', revision: shown.head })}>
          Back to the present
        </Button>
      </div>
    );
  }
  if (lab.abandoned) {
    return (
      <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1">
        <p>This is another future, from revision {lab.abandoned.past.revision} on.</p>
        <Button onClick={() => act({ type: 'undo' })}>Undo: take the first future again</Button>
      </div>
    );
  }
  return <p className="min-h-11 content-center text-muted">{lab.notice}</p>;
}
