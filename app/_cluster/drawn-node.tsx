import { isNodeReady } from '#core/cluster/lab/describe-change';
import { cores } from '#core/cluster/lab/node-load';
import type { Tray } from '#core/cluster/lab/scene';
import { DrawnButton } from './drawn-button';

type Props = {
  tray: Tray;
  isPowered: boolean;
  isActing: boolean;
  /** Id of the pattern that a dead node is covered with. */
  hatch: string;
  onPower: (state: 'down' | 'up') => void;
};

/** A node as a tray: its state, the scale of its capacity, and the switch of the machine. */
export function DrawnNode({ tray, isPowered, isActing, hatch, onPower }: Props) {
  const { node, load } = tray;
  const { name } = node.metadata;
  return (
    <g>
      <rect
        x={tray.x + 0.5}
        y={tray.y + 0.5}
        width={tray.width - 1}
        height={tray.height - 1}
        rx={6}
        strokeWidth={isActing ? 2 : 1}
        className={`fill-sunken ${isActing ? 'stroke-accent' : 'stroke-line'}`}
      />
      {!isPowered && (
        <rect
          x={tray.x}
          y={tray.y + 64}
          width={tray.width}
          height={tray.height - 64 - 52}
          fill={`url(#${hatch})`}
        />
      )}
      <text x={tray.x + 8} y={tray.y + 20} className="fill-ink font-mono text-small">
        {name}
      </text>
      <text
        x={tray.x + 8}
        y={tray.y + 38}
        className={`text-small font-semibold ${isPowered && isNodeReady(node) ? 'fill-ready' : 'fill-failed'}`}
      >
        {nodeWord(tray, isPowered)}
      </text>
      <text x={tray.x + 8} y={tray.y + 55} className="tabular fill-muted text-small">
        {cores(load.requestedMillis)} of {cores(load.allocatableMillis)} CPU
        {tray.width > 160 && ' requested'}
      </text>
      <Gauge tray={tray} />
      <PowerSwitch tray={tray} isPowered={isPowered} onPower={onPower} />
    </g>
  );
}

/** What the machine does, and what the API server knows of it. */
function nodeWord({ node }: Tray, isPowered: boolean): string {
  const isReady = isNodeReady(node);
  if (isPowered) {
    if (!isReady) return 'NotReady';
    return node.spec.unschedulable ? 'Ready, cordoned' : 'Ready';
  }
  return isReady ? 'Off, unnoticed' : 'Off, NotReady';
}

/** The node's CPU as a scale, with a mark at each half core, filled as far as it is requested. */
function Gauge({ tray: { gauge, load } }: { tray: Tray }) {
  const { requestedMillis, allocatableMillis } = load;
  const share = allocatableMillis > 0 ? Math.min(1, requestedMillis / allocatableMillis) : 0;
  const steps = Math.floor(allocatableMillis / 500);
  return (
    <g>
      <rect {...gauge} rx={2} className="fill-paper stroke-edge" strokeWidth={1} />
      <rect
        x={gauge.x}
        y={gauge.y}
        width={gauge.width}
        height={gauge.height * share}
        rx={2}
        className="fill-accent"
      />
      {Array.from({ length: steps - 1 }, (_, index) => {
        const y = gauge.y + (gauge.height * (index + 1) * 500) / allocatableMillis;
        const isWhole = index % 2 === 1;
        return (
          <line
            key={y}
            x1={gauge.x}
            x2={gauge.x + (isWhole ? gauge.width : gauge.width / 2)}
            y1={y}
            y2={y}
            className="stroke-edge"
          />
        );
      })}
    </g>
  );
}

function PowerSwitch({
  tray: { power, node },
  isPowered,
  onPower,
}: Pick<Props, 'tray' | 'isPowered' | 'onPower'>) {
  const word = isPowered ? 'Stop' : 'Start';
  const press = () => onPower(isPowered ? 'down' : 'up');
  return (
    <DrawnButton label={`${word} ${node.metadata.name}`} onPress={press}>
      <rect
        {...power}
        rx={6}
        className="fill-raised stroke-edge group-hover:stroke-ink group-focus-visible:stroke-accent group-focus-visible:stroke-2"
      />
      <text
        x={power.x + power.width / 2}
        y={power.y + power.height / 2 + 5}
        textAnchor="middle"
        className="fill-ink text-small font-medium"
      >
        {power.width > 120 ? `${word} ${node.metadata.name}` : word}
      </text>
    </DrawnButton>
  );
}
