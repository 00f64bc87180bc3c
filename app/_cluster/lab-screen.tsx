'use client';

import { useReducer } from 'react';
import { actOnCalls, openCalls } from '#core/cluster/lab/calls';
import type { Scenario } from '#core/cluster/scenario';
import { ClusterDrawing } from './cluster-drawing';
import { DesiredActual } from './desired-actual';
import { Happened } from './happened';
import { LabControls } from './lab-controls';
import { type LabView, viewCaptions } from './lab-view';
import { Ledger } from './ledger';
import { PodActions } from './pod-actions';
import { PodTable } from './pod-table';
import { ServiceCalls } from './service-calls';
import { Terminal } from './terminal';
import { SEED, useLab } from './use-lab';

type Props = { scenario: Scenario; view: LabView; caption?: string };

export function LabScreen({ scenario, view, caption }: Props) {
  const { lab, shown, act } = useLab(scenario);
  const [calls, call] = useReducer(actOnCalls, shown.view, (opened) => openCalls(opened, SEED));
  return (
    <div className="grid gap-x-10 gap-y-6 @4xl:grid-cols-[minmax(0,1fr)_24rem]">
      <figure className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-3">
        <figcaption className="max-w-[68ch] text-muted">{caption ?? viewCaptions[view]}</figcaption>
        {view === 'services' && <ServiceCalls view={shown.view} calls={calls} act={call} />}
        <DesiredActual view={shown.view} act={act} />
        <ClusterDrawing
          lab={lab}
          shown={shown}
          view={view}
          answering={calls.last?.pod ?? null}
          act={act}
        />
        <PodActions lab={lab} shown={shown} view={view} act={act} />
        <Terminal lab={lab} act={act} />
        <Ledger changes={shown.changes} />
        <LabControls lab={lab} shown={shown} act={act} />
        <p role="status" className="sr-only">
          {lab.heard}
        </p>
      </figure>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4">
        <Happened shown={shown} />
        <PodTable shown={shown} view={view} />
      </div>
    </div>
  );
}
