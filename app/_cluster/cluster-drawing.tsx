'use client';

import { useId, useRef } from 'react';
import type { ActorName } from '#core/cluster/actor';
import type { Lab, LabAct } from '#core/cluster/lab/lab';
import { queueOf } from '#core/cluster/lab/machinery';
import { layOut, type Piece, type Scene, type Tray, WAITING_LABEL } from '#core/cluster/lab/scene';
import { type Shown, selectedPodOf } from '#core/cluster/lab/shown';
import { DrawnController } from './drawn-controller';
import { DrawnNode } from './drawn-node';
import { DrawnPod } from './drawn-pod';
import type { LabView } from './lab-view';
import { useWidth } from './use-width';

/** The controllers whose work a view is about. */
const controllersOf: Record<LabView, readonly ActorName[]> = {
  reconcile: [
    'deployment-controller',
    'replicaset-controller',
    'default-scheduler',
    'node-controller',
  ],
  services: [
    'replicaset-controller',
    'default-scheduler',
    'endpointslice-controller',
    'service-controller',
  ],
};

type Props = {
  lab: Lab;
  shown: Shown;
  view: LabView;
  /** The pod that a connection has just reached. */
  answering: string | null;
  act: (act: LabAct) => void;
};

export function ClusterDrawing(props: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const { width, unit } = useWidth(frame);
  return (
    <div ref={frame}>{width !== null && <Drawing {...props} width={width} unit={unit} />}</div>
  );
}

function Drawing({
  lab,
  shown,
  view,
  answering,
  act,
  width,
  unit,
}: Props & { width: number; unit: number }) {
  const hatch = useId();
  const scene = layOut({
    width,
    controllers: controllersOf[view],
    nodes: shown.view.nodes,
    pods: shown.view.pods,
    places: shown.places,
  });
  const lastActor = shown.entries.at(-1)?.actor;
  const selected = selectedPodOf(shown.view, lab.selectedPod)?.metadata.name;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing with parts to press is no fieldset
    <svg
      role="group"
      aria-label="Controllers, nodes and pods"
      viewBox={`0 0 ${scene.width} ${scene.height}`}
      width={scene.width * unit}
      height={scene.height * unit}
      className="block max-w-full"
    >
      <Hatch id={hatch} />
      {controllersOf[view].map((id, index) => (
        <DrawnController
          key={id}
          id={id}
          box={scene.controllers[index]}
          queue={queueOf(shown.cluster, id)}
          isActing={lastActor === id}
        />
      ))}
      <Waiting scene={scene} />
      {scene.trays.map((tray) => (
        <DrawnNode
          key={tray.node.metadata.name}
          tray={tray}
          isPowered={!shown.view.downNodes.includes(tray.node.metadata.name)}
          isActing={lastActor === `kubelet/${tray.node.metadata.name}`}
          hatch={hatch}
          onPower={(state) => act(powerAct(tray, state))}
        />
      ))}
      {byName(scene.pieces).map((piece) => (
        <DrawnPod
          key={piece.pod.metadata.uid}
          piece={piece}
          isSelected={selected === piece.pod.metadata.name}
          isAnswering={answering === piece.pod.metadata.name}
          onSelect={() => act({ type: 'select', pod: piece.pod.metadata.name })}
        />
      ))}
    </svg>
  );
}

/** The strip for pods that no node has yet. */
function Waiting({ scene: { waiting, pieces } }: { scene: Scene }) {
  const isEmpty = pieces.every(({ pod }) => pod.spec.nodeName);
  return (
    <g>
      <rect
        {...waiting}
        x={waiting.x + 0.5}
        width={waiting.width - 1}
        rx={6}
        fill="none"
        className="stroke-line"
        strokeDasharray="4 4"
      />
      <text x={8} y={waiting.y + 31} className="fill-muted text-small">
        No node yet
      </text>
      {isEmpty && (
        <text x={WAITING_LABEL} y={waiting.y + 31} className="fill-muted text-small">
          no pod waits for the scheduler
        </text>
      )}
    </g>
  );
}

function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern
        id={id}
        width={8}
        height={8}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line y2={8} className="stroke-edge" strokeWidth={2} opacity={0.5} />
      </pattern>
    </defs>
  );
}

/** A fixed order of elements, so that a piece that moves is moved and not drawn anew. */
function byName(pieces: readonly Piece[]): Piece[] {
  return [...pieces].sort((a, b) => (a.pod.metadata.uid < b.pod.metadata.uid ? -1 : 1));
}

function powerAct(tray: Tray, state: 'down' | 'up'): LabAct {
  return { type: 'command', command: { type: 'node', node: tray.node.metadata.name, state } };
}
