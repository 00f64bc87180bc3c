'use client';

import { Button } from '#app/_ui/button';
import { StateMark } from '#app/_ui/state-mark';
import {
  type Caller,
  type Calls,
  type CallsAct,
  callers,
  callerWords,
  type Reach,
  reachOf,
  usesNodePort,
} from '#core/cluster/lab/calls';
import type { Service } from '#core/cluster/objects';
import type { ClusterView } from '#core/cluster/view';
import { ConnectionPath } from './connection-path';
import { Tally } from './tally';

type Props = { view: ClusterView; calls: Calls; act: (act: CallsAct) => void };

/** Who calls which service: the choice, the connections sent, the way of the last one, and who answered. */
export function ServiceCalls({ view, calls, act }: Props) {
  return (
    <div className="grid gap-3">
      <ReachTable view={view} calls={calls} act={act} />
      {usesNodePort(view, calls) && <NodeChoice view={view} calls={calls} act={act} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => act({ type: 'send', count: 1, view })}>Send 1</Button>
        <Button onClick={() => act({ type: 'send', count: 50, view })}>Send 50</Button>
        <p className="text-muted">
          from {callerWords[calls.from].toLowerCase()} to{' '}
          <span className="font-mono text-ink">{calls.service}</span>
        </p>
      </div>
      <div className="grid gap-4 @lg:grid-cols-[minmax(0,1fr)_13rem]">
        <ConnectionPath key={calls.sent} calls={calls} />
        <Tally view={view} calls={calls} />
      </div>
    </div>
  );
}

const columnHeads: Record<Caller, string> = {
  pod: 'a pod',
  network: 'the nodes’ network',
  internet: 'the internet',
};

/** Three callers by the services: each cell says whether the one reaches the other, and chooses the pair. */
function ReachTable({ view, calls, act }: Props) {
  return (
    <table className="w-full table-fixed border-collapse text-start">
      <caption className="sr-only">Who reaches which service</caption>
      <thead>
        <tr className="align-bottom text-small text-muted">
          <th scope="col" className="w-24 pb-1 text-start font-normal @lg:w-40">
            Reached by
          </th>
          {callers.map((caller) => (
            <th key={caller} scope="col" className="px-1 pb-1 text-start font-normal">
              {columnHeads[caller]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {reachOf(view, calls.nodeName).map(({ service, row }) => (
          <tr key={service.metadata.uid} className="border-t border-line">
            <ServiceName service={service} />
            {row.map((reach) => (
              <td key={reach.from} className="p-0.5">
                <ReachButton
                  reach={reach}
                  isChosen={calls.from === reach.from && calls.service === reach.service}
                  act={act}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ServiceName({ service }: { service: Service }) {
  return (
    <th scope="row" className="pe-2 text-start font-normal leading-tight">
      <span className="block font-mono">{service.metadata.name}</span>
      <span className="block text-small text-muted">{service.spec.type}</span>
    </th>
  );
}

const reachMarks = {
  always: { word: 'yes', state: 'ready' },
  sometimes: { word: 'partly', state: 'not-ready' },
  never: { word: 'no', state: 'failed' },
} as const;

function ReachButton({
  reach,
  isChosen,
  act,
}: {
  reach: Reach;
  isChosen: boolean;
  act: (act: CallsAct) => void;
}) {
  const { from, service, reached } = reach;
  const { word, state } = reachMarks[reached];
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-label={`${callerWords[from]} reaches ${service}: ${word}`}
      onClick={() => act({ type: 'choose', from, service })}
      className="flex min-h-11 w-full items-center gap-2 rounded border border-line px-2 text-start text-small leading-tight hover:border-ink aria-pressed:border-2 aria-pressed:border-accent aria-pressed:font-semibold"
    >
      <StateMark state={state} />
      {word}
    </button>
  );
}

function NodeChoice({ view, calls, act }: Props) {
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4">
      <legend className="float-start me-4 min-h-11 content-center text-muted">
        on the port of
      </legend>
      {view.nodes.map(({ metadata: { name } }) => (
        <label key={name} className="flex min-h-11 cursor-pointer items-center gap-2 font-mono">
          <input
            type="radio"
            className="size-4 accent-accent"
            checked={calls.nodeName === name}
            onChange={() => act({ type: 'choose', nodeName: name })}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
