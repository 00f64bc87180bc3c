import type { ActorName } from '#core/cluster/actor';
import { fitStart } from '#core/cluster/lab/fit-text';
import type { QueueState } from '#core/cluster/lab/machinery';
import type { Rect } from '#core/cluster/lab/scene';

export const actorTitles: Record<ActorName, string> = {
  'deployment-controller': 'Deployment',
  'replicaset-controller': 'ReplicaSet',
  'default-scheduler': 'Scheduler',
  'endpoint-controller': 'Endpoints',
  'endpointslice-controller': 'EndpointSlice',
  'node-controller': 'Node lifecycle',
  'taint-eviction-controller': 'Taint eviction',
  'garbage-collector': 'Garbage collector',
  'service-controller': 'Cloud',
  'disruption-controller': 'Disruption',
  'horizontal-pod-autoscaler': 'Autoscaler',
  'job-controller': 'Job',
  'cronjob-controller': 'CronJob',
  'statefulset-controller': 'StatefulSet',
  'daemonset-controller': 'DaemonSet',
  'persistent-volume-binder': 'Volume binder',
  'pvc-protection-controller': 'Claim protection',
  'pv-protection-controller': 'Volume protection',
  'namespace-controller': 'Namespace',
  'service-account-controller': 'Service account',
  'root-ca-cert-publisher': 'Root certificates',
  'tokens-controller': 'Account tokens',
  'clusterrole-aggregation-controller': 'Role aggregation',
  'resourcequota-controller': 'Quota',
};

const LETTER = 8;
const KEY_HEIGHT = 20;
const KEY_WIDTH_MAX = 88;

type Props = { id: ActorName; box: Rect | undefined; queue: QueueState; isActing: boolean };

/** A controller: its name, and the keys that wait in its queue; the one in hand is filled. */
export function DrawnController({ id, box, queue, isActing }: Props) {
  if (!box) return null;
  const keys = [
    ...queue.working.map((key) => ({ key, isInHand: true })),
    ...queue.waiting.map((key) => ({ key, isInHand: false })),
  ];
  const room = Math.max(1, Math.floor((box.width - 16) / (KEY_WIDTH_MAX + 4)));
  const width = Math.min(KEY_WIDTH_MAX, box.width - 16);
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      <rect
        x={0.5}
        y={0.5}
        width={box.width - 1}
        height={box.height - 1}
        rx={6}
        strokeWidth={isActing ? 2 : 1}
        className={`fill-raised ${isActing ? 'stroke-accent' : 'stroke-line'}`}
      />
      <text x={8} y={20} className="fill-ink text-small font-semibold">
        {actorTitles[id]}
      </text>
      <rect
        x={4}
        y={29}
        width={box.width - 8}
        height={KEY_HEIGHT + 4}
        rx={3}
        className="fill-sunken"
      />
      {keys.length === 0 && (
        <text x={10} y={46} className="fill-muted text-small">
          queue
        </text>
      )}
      {keys.slice(0, room).map(({ key, isInHand }, index) => (
        <g key={key} transform={`translate(${8 + index * (width + 4)} 31)`}>
          <rect
            width={width}
            height={KEY_HEIGHT}
            rx={3}
            className={isInHand ? 'fill-accent' : 'fill-raised stroke-edge'}
          />
          <text
            x={6}
            y={14}
            className={`font-mono text-small ${isInHand ? 'fill-on-accent' : 'fill-ink'}`}
          >
            {fitStart(shortKey(key), Math.floor((width - 12) / LETTER))}
          </text>
        </g>
      ))}
      {keys.length > room && (
        <text x={box.width - 8} y={20} textAnchor="end" className="tabular fill-muted text-small">
          +{keys.length - room}
        </text>
      )}
    </g>
  );
}

function shortKey(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}
