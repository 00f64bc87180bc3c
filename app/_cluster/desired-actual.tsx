import { Minus, Plus } from 'lucide-react';
import { Button } from '#app/_ui/button';
import { StateMark } from '#app/_ui/state-mark';
import { countDeployments, countInWords, type DeploymentCount } from '#core/cluster/lab/counts';
import type { LabAct } from '#core/cluster/lab/lab';
import type { ClusterView } from '#core/cluster/view';

/** More would not fit on a small drawing's nodes. */
const REPLICAS_MAX = 12;

/** What is wanted beside what is there, for each Deployment, and the hand that changes what is wanted. */
export function DesiredActual({ view, act }: { view: ClusterView; act: (act: LabAct) => void }) {
  const counts = countDeployments(view);
  return (
    <ul className="grid gap-2">
      {counts.map((count) => (
        <li
          key={count.name}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1"
        >
          <div>
            <p className="flex flex-wrap items-center gap-x-3">
              <span className="font-mono">Deployment {count.name}</span>
              <Slots count={count} />
            </p>
            <p className="tabular text-muted">{countInWords(count)}</p>
          </div>
          <ScaleButtons count={count} isOnly={counts.length === 1} act={act} />
        </li>
      ))}
      {counts.length === 0 && <li className="text-muted">No Deployment yet.</li>}
    </ul>
  );
}

/** A box for each replica that is wanted, a mark for each pod that is there. */
function Slots({ count: { wanted, states } }: { count: DeploymentCount }) {
  const pods = states.flatMap(({ state, pods: many }) => Array.from({ length: many }, () => state));
  const slots = Array.from({ length: Math.max(wanted, pods.length) }, (_, slot) => ({
    slot,
    isWanted: slot < wanted,
    state: pods[slot],
  }));
  return (
    <span aria-hidden="true" className="flex flex-wrap gap-1">
      {slots.map(({ slot, isWanted, state }) => (
        <span
          key={slot}
          className={`grid size-6 place-items-center rounded-[3px] ${isWanted ? 'border border-edge' : 'border border-dashed border-line'}`}
        >
          {state && <StateMark state={state} />}
        </span>
      ))}
    </span>
  );
}

function ScaleButtons({
  count: { name, wanted },
  isOnly,
  act,
}: {
  count: DeploymentCount;
  isOnly: boolean;
  act: (act: LabAct) => void;
}) {
  const of = isOnly ? '' : ` ${name}`;
  const scale = (replicas: number) =>
    act({
      type: 'command',
      command: { type: 'kubectl', text: `kubectl scale deployment ${name} --replicas=${replicas}` },
    });
  return (
    <div className="flex gap-2">
      <Button disabled={wanted <= 0} onClick={() => scale(wanted - 1)}>
        <Minus aria-hidden="true" size={18} />
        Scale down{of}
      </Button>
      <Button disabled={wanted >= REPLICAS_MAX} onClick={() => scale(wanted + 1)}>
        <Plus aria-hidden="true" size={18} />
        Scale up{of}
      </Button>
    </div>
  );
}
