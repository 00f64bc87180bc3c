/**
 * Where everything in the drawing of a cluster stands, on a grid of 4: controllers above, nodes as trays below.
 * Depends on nothing but names, slots and the width, so what stays keeps its place.
 */
import type { Node, Pod } from '../objects';
import { type NodeLoad, nodeLoad, requestedCpu } from './node-load';
import type { Place } from './places';

export type Rect = { x: number; y: number; width: number; height: number };

export type Tray = Rect & {
  node: Node;
  load: NodeLoad;
  /** The scale of its capacity, as high as its pieces may be. */
  gauge: Rect;
  /** The button that stops or starts it. */
  power: Rect;
};

export type Piece = Rect & { pod: Pod };

export type Scene = {
  width: number;
  height: number;
  controllers: readonly (Rect & { id: string })[];
  /** For pods that no node has yet. */
  waiting: Rect;
  trays: readonly Tray[];
  pieces: readonly Piece[];
};

export type SceneRequest = {
  width: number;
  controllers: readonly string[];
  nodes: readonly Node[];
  pods: readonly Pod[];
  places: ReadonlyMap<string, Place>;
};

const GAP = 8;
const PADDING = 4;
const SECTION_GAP = 12;
const CONTROLLER_HEIGHT = 60;
const CONTROLLER_WIDTH_MIN = 128;
/** Room for what the strip of waiting pods is called. */
export const WAITING_LABEL = 96;
/** A piece is high enough for a thumb, and higher where its request is larger. */
export const PIECE_HEIGHT = 44;
const PIECE_GAP = 4;
const PIECE_WIDTH_MIN = 76;
const TRAY_WIDTH_MIN = 104;
const TRAY_HEAD = 64;
const TRAY_SLOTS_MIN = 3;
const POWER_HEIGHT = 44;
const GAUGE_WIDTH = 8;
/** So high is a whole node's CPU among pieces. */
const CAPACITY_HEIGHT = TRAY_SLOTS_MIN * (PIECE_HEIGHT + PIECE_GAP);

export function layOut(request: SceneRequest): Scene {
  const { width } = request;
  const controllers = layControllers(request);
  const waiting = layWaiting(request, bottomOf(controllers) + SECTION_GAP);
  const { trays, pieces } = layTrays(request, waiting.rect.y + waiting.rect.height + SECTION_GAP);
  return {
    width,
    height: bottomOf([waiting.rect, ...trays]),
    controllers,
    waiting: waiting.rect,
    trays,
    pieces: [...waiting.pieces, ...pieces],
  };
}

function layControllers({ width, controllers }: SceneRequest): (Rect & { id: string })[] {
  const columns = columnsFor(width, controllers.length, CONTROLLER_WIDTH_MIN);
  return controllers.map((id, index) => ({
    id,
    ...cellAt(index, columns, width, CONTROLLER_HEIGHT, 0),
  }));
}

function layWaiting({ width, pods, places }: SceneRequest, y: number) {
  const room = width - WAITING_LABEL - PADDING;
  const columns = Math.max(1, Math.floor((room + PIECE_GAP) / (PIECE_WIDTH_MIN + PIECE_GAP)));
  const pieceWidth = (room - (columns - 1) * PIECE_GAP) / columns;
  const pieces = waitingInOrder(pods, places).map((pod, index) => ({
    pod,
    x: WAITING_LABEL + (index % columns) * (pieceWidth + PIECE_GAP),
    y: y + PADDING + Math.floor(index / columns) * (PIECE_HEIGHT + PIECE_GAP),
    width: pieceWidth,
    height: PIECE_HEIGHT,
  }));
  const bottom = Math.max(y + PADDING + PIECE_HEIGHT, bottomOf(pieces));
  return { rect: { x: 0, y, width, height: bottom - y + PADDING }, pieces };
}

/** A queue moves up: only in a tray does a piece keep its place. */
function waitingInOrder(pods: readonly Pod[], places: ReadonlyMap<string, Place>): Pod[] {
  return pods
    .flatMap((pod) => {
      const place = places.get(pod.metadata.uid);
      return place?.node === '' ? { pod, slot: place.slot } : [];
    })
    .sort((a, b) => a.slot - b.slot)
    .map(({ pod }) => pod);
}

function layTrays(request: SceneRequest, y: number): { trays: Tray[]; pieces: Piece[] } {
  const { width, nodes, pods } = request;
  const columns = columnsFor(width, nodes.length, TRAY_WIDTH_MIN);
  const stacks = nodes.map((node) => stackOf(request, node));
  const inner = Math.max(CAPACITY_HEIGHT, ...stacks.map(({ height }) => height));
  const height = TRAY_HEAD + inner + PADDING + POWER_HEIGHT + PADDING;
  const trays: Tray[] = [];
  const pieces: Piece[] = [];
  nodes.forEach((node, index) => {
    const cell = cellAt(index, columns, width, height, y);
    const top = cell.y + TRAY_HEAD;
    trays.push({
      ...cell,
      node,
      load: nodeLoad(node, pods),
      gauge: {
        x: cell.x + PADDING,
        y: top,
        width: GAUGE_WIDTH,
        height: CAPACITY_HEIGHT - PIECE_GAP,
      },
      power: {
        x: cell.x + PADDING,
        y: top + inner + PADDING,
        width: cell.width - 2 * PADDING,
        height: POWER_HEIGHT,
      },
    });
    const x = cell.x + 2 * PADDING + GAUGE_WIDTH;
    const free = cell.x + cell.width - PADDING - x;
    pieces.push(...piecesIn(stacks[index]?.rows ?? [], { x, y: top, width: free }));
  });
  return { trays, pieces };
}

type Row = { slot: number; pod: Pod; height: number };

/** The pods of a node by slot; a slot that is free keeps the room of the smallest piece. */
function stackOf({ pods, places }: SceneRequest, node: Node): { rows: Row[]; height: number } {
  const rows = pods
    .flatMap((pod) => {
      const place = places.get(pod.metadata.uid);
      if (place?.node !== node.metadata.name) return [];
      return { slot: place.slot, pod, height: pieceHeight(pod, node) };
    })
    .sort((a, b) => a.slot - b.slot);
  return { rows, height: topOf(rows, Number.POSITIVE_INFINITY) };
}

function piecesIn(rows: readonly Row[], area: { x: number; y: number; width: number }): Piece[] {
  return rows.map(({ pod, slot, height }) => ({
    pod,
    x: area.x,
    y: area.y + topOf(rows, slot),
    width: area.width,
    height: height - PIECE_GAP,
  }));
}

function topOf(rows: readonly Row[], slot: number): number {
  const below = rows.filter((row) => row.slot < slot);
  const last = rows.at(-1)?.slot ?? -1;
  const slots = Math.min(slot, last + 1);
  const free = slots - below.length;
  return below.reduce((sum, { height }) => sum + height, free * (PIECE_HEIGHT + PIECE_GAP));
}

function pieceHeight(pod: Pod, node: Node): number {
  const { allocatableMillis } = nodeLoad(node, []);
  const share = allocatableMillis > 0 ? requestedCpu(pod) / allocatableMillis : 0;
  return Math.max(PIECE_HEIGHT + PIECE_GAP, Math.round(share * CAPACITY_HEIGHT));
}

/** As many in a row as fit, then the same number in each row. */
function columnsFor(width: number, count: number, widthMin: number): number {
  const fitting = Math.max(1, Math.floor((width + GAP) / (widthMin + GAP)));
  const rows = Math.ceil(count / fitting);
  return Math.max(1, Math.ceil(count / Math.max(1, rows)));
}

function cellAt(index: number, columns: number, width: number, height: number, y: number): Rect {
  const cellWidth = (width - (columns - 1) * GAP) / columns;
  return {
    x: (index % columns) * (cellWidth + GAP),
    y: y + Math.floor(index / columns) * (height + GAP),
    width: cellWidth,
    height,
  };
}

function bottomOf(rects: readonly Rect[]): number {
  return Math.max(0, ...rects.map(({ y, height }) => y + height));
}
