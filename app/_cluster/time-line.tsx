import type { KeyboardEvent } from 'react';
import { isNotable } from '#core/cluster/lab/describe-change';
import type { Lab, LabAct } from '#core/cluster/lab/lab';
import { formatMoment, type Shown } from '#core/cluster/lab/shown';
import { changesBetween } from '#core/cluster/store';

type Props = { lab: Lab; shown: Shown; act: (act: LabAct) => void };

/** The revisions as a line to move along, with a mark at each that changed something. */
export function TimeLine({ lab, shown, act }: Props) {
  const { revision, head, atMs } = shown;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    act({ type: lab.clock === 'playing' ? 'pause' : 'play' });
  };
  return (
    <div>
      <p className="tabular flex justify-between gap-4 text-small">
        <span className="font-semibold">at {formatMoment(atMs)}</span>
        <span className="text-muted">
          revision {revision} of {head}
        </span>
      </p>
      <Ticks lab={lab} head={head} />
      <input
        type="range"
        aria-label="Revision"
        aria-valuetext={`revision ${revision} of ${head}, at ${formatMoment(atMs)}`}
        min={0}
        max={head}
        value={revision}
        onChange={(event) => act({ type: 'show', revision: event.target.valueAsNumber })}
        onKeyDown={onKeyDown}
        className="block h-11 w-full accent-accent"
      />
    </div>
  );
}

/** Short for what the machinery wrote, tall where someone gave a command. */
function Ticks({ lab: { cluster }, head }: { lab: Lab; head: number }) {
  const changes = changesBetween(cluster.store, 0, head).filter(isNotable);
  const commandMoments = new Set(cluster.acts.map(({ atMs }) => atMs));
  const path = changes
    .map(({ revision, atMs }) => `M${revision} ${commandMoments.has(atMs) ? 0 : 6}V12`)
    .join('');
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${Math.max(1, head)} 12`}
      preserveAspectRatio="none"
      className="mx-2 block h-3 w-[calc(100%-1rem)] overflow-visible"
    >
      <path d={path} className="stroke-edge" strokeWidth={1} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
