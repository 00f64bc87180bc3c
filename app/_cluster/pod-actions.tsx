import type { ReactNode } from 'react';
import { Button } from '#app/_ui/button';
import { StateMark } from '#app/_ui/state-mark';
import type { Lab, LabAct } from '#core/cluster/lab/lab';
import { isPodReady, podReason, podState, podStateWords } from '#core/cluster/lab/pod-state';
import { type Shown, selectedPodOf } from '#core/cluster/lab/shown';
import type { Pod } from '#core/cluster/objects';
import type { Command } from '#core/cluster/world';
import type { LabView } from './lab-view';

type Props = { lab: Lab; shown: Shown; view: LabView; act: (act: LabAct) => void };

/** What can be done to the selected pod. */
export function PodActions({ lab, shown, view, act }: Props) {
  const pod = selectedPodOf(shown.view, lab.selectedPod);
  // What is acted on stays selected, so that a second press never meets another pod.
  const command = (given: Command) => {
    if (pod) act({ type: 'select', pod: pod.metadata.name });
    act({ type: 'command', command: given });
  };
  return (
    <div className="grid gap-2">
      {pod ? (
        <SelectedPod pod={pod}>
          <PodButtons pod={pod} view={view} command={command} />
        </SelectedPod>
      ) : (
        <p className="min-h-18 content-center text-muted">There is no pod to act on.</p>
      )}
    </div>
  );
}

function SelectedPod({ pod, children }: { pod: Pod; children: ReactNode }) {
  const state = podState(pod);
  const reason = podReason(pod);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 text-small text-muted">
        <StateMark state={state} />
        <span className="font-mono break-all text-ink">{pod.metadata.name}</span>
        <span>
          {podStateWords[state]}
          {pod.spec.nodeName ? ` on ${pod.spec.nodeName}` : ', no node yet'}
          {pod.status.podIP && `, ${pod.status.podIP}`}
          {reason && `: ${reason}`}
        </span>
      </p>
      <div className="flex flex-wrap gap-2">{children}</div>
    </>
  );
}

function PodButtons({
  pod,
  view,
  command,
}: {
  pod: Pod;
  view: LabView;
  command: (given: Command) => void;
}) {
  const { name } = pod.metadata;
  const isLeaving = podState(pod) === 'terminating';
  const runs = pod.status.phase === 'Running' && !isLeaving;
  const isReady = isPodReady(pod);
  return (
    <>
      <Button
        disabled={isLeaving}
        onClick={() => command({ type: 'kubectl', text: `kubectl delete pod ${name}` })}
      >
        Delete {name}
      </Button>
      {view === 'reconcile' ? (
        <Button disabled={!runs} onClick={() => command({ type: 'crashContainer', pod: name })}>
          Crash its container
        </Button>
      ) : (
        <Button
          disabled={!runs}
          onClick={() => command({ type: 'setPodReady', pod: name, ready: !isReady })}
        >
          {isReady ? 'Break its readiness' : 'Mend its readiness'}
        </Button>
      )}
    </>
  );
}
