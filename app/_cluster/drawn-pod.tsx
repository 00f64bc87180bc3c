import { StateShape } from '#app/_ui/state-mark';
import { fitPodName } from '#core/cluster/lab/fit-text';
import { requestedCpu } from '#core/cluster/lab/node-load';
import { podState, podStateWords } from '#core/cluster/lab/pod-state';
import type { Piece } from '#core/cluster/lab/scene';
import { DrawnButton } from './drawn-button';

const LETTER = 8;
const NAME_X = 24;
/** High enough for a third line. */
const TALL = 62;

type Props = { piece: Piece; isSelected: boolean; isAnswering: boolean; onSelect: () => void };

/** A pod as a piece in its tray, as high as its request. */
export function DrawnPod({ piece, isSelected, isAnswering, onSelect }: Props) {
  const { pod, width, height } = piece;
  const { name } = pod.metadata;
  const state = podState(pod);
  const request = requestedCpu(pod);
  const asked = request > 0 ? ` ${request}m CPU` : '';
  const where = pod.spec.nodeName ? `on ${pod.spec.nodeName}` : 'without a node';
  return (
    <DrawnButton
      label={`Pod ${name} ${podStateWords[state]}${asked} ${where}`}
      isPressed={isSelected}
      onPress={onSelect}
      style={{ transform: `translate(${piece.x}px, ${piece.y}px)` }}
      className="transition-transform duration-240 ease-out"
    >
      <rect
        width={width}
        height={height}
        rx={4}
        strokeWidth={isSelected || isAnswering ? 2 : 1}
        strokeDasharray={state === 'terminating' ? '4 3' : undefined}
        className={`fill-raised ${outline(isSelected, isAnswering)}`}
      />
      <rect
        x={-3}
        y={-3}
        width={width + 6}
        height={height + 6}
        rx={6}
        fill="none"
        strokeWidth={2}
        className="stroke-transparent group-focus-visible:stroke-accent"
      />
      <g transform="translate(12 14) scale(0.85)">
        <StateShape state={state} />
      </g>
      <text x={NAME_X} y={18} className="fill-ink font-mono text-small">
        {fitPodName(name, Math.floor((width - NAME_X - 4) / LETTER))}
      </text>{' '}
      <text x={6} y={36} className="fill-muted text-small">
        {podStateWords[state]}
      </text>
      {request > 0 && height >= TALL && (
        <text x={6} y={54} className="tabular fill-muted text-small">
          {asked}
        </text>
      )}
    </DrawnButton>
  );
}

function outline(isSelected: boolean, isAnswering: boolean): string {
  if (isSelected) return 'stroke-accent';
  return isAnswering ? 'stroke-ready' : 'stroke-edge group-hover:stroke-ink';
}
