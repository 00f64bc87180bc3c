import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Node, Pod } from '../objects';
import type { Place } from './places';
import { layOut, PIECE_HEIGHT, type Rect, type Scene } from './scene';

const controllers = ['deployment', 'replicaset', 'scheduler', 'node'];

function node(name: string): Node {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, uid: name, resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' },
    spec: {},
    status: { capacity: { cpu: '2' }, allocatable: { cpu: '2' } },
  };
}

function pod(uid: string, nodeName: string, cpu: string): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: uid, uid, resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' },
    spec: {
      nodeName: nodeName || undefined,
      containers: [{ name: 'web', image: 'web:1', resources: { requests: { cpu } } }],
    },
    status: { phase: 'Running' },
  };
}

type Placed = { pod: Pod; place: Place };

const scenes = fc
  .record({
    width: fc.integer({ min: 296, max: 1200 }),
    nodeCount: fc.integer({ min: 1, max: 6 }),
    pods: fc.array(
      fc.record({
        node: fc.integer({ min: 0, max: 6 }),
        cpu: fc.constantFrom('0', '100m', '600m', '1500m'),
      }),
      { maxLength: 24 },
    ),
  })
  .map(({ width, nodeCount, pods }) => {
    const nodes = Array.from({ length: nodeCount }, (_, index) => node(`node-${index + 1}`));
    const placed = pods.map(({ node: at, cpu }, index): Placed => {
      const name = at === 0 ? '' : (nodes[at % nodeCount]?.metadata.name ?? '');
      const slot = pods.slice(0, index).filter((other) => same(other.node, at, nodeCount)).length;
      return { pod: pod(`web-${index}`, name, cpu), place: { node: name, slot } };
    });
    return { width, nodes, placed };
  });

function same(one: number, other: number, nodeCount: number): boolean {
  if (one === 0 || other === 0) return one === other;
  return one % nodeCount === other % nodeCount;
}

function draw(width: number, nodes: Node[], placed: readonly Placed[]): Scene {
  return layOut({
    width,
    controllers,
    nodes,
    pods: placed.map((each) => each.pod),
    places: new Map(placed.map((each) => [each.pod.metadata.uid, each.place])),
  });
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

test('nothing in a drawing overlaps, and nothing leaves it', () => {
  fc.assert(
    fc.property(scenes, ({ width, nodes, placed }) => {
      const scene = draw(width, nodes, placed);
      const groups = [
        [...scene.controllers, scene.waiting, ...scene.trays],
        [...scene.pieces, ...scene.trays.flatMap(({ gauge, power }) => [gauge, power])],
      ];
      for (const rects of groups) {
        rects.forEach((rect, index) => {
          expect(rect.x).toBeGreaterThanOrEqual(0);
          expect(rect.x + rect.width).toBeLessThanOrEqual(width + 0.001);
          expect(rect.y + rect.height).toBeLessThanOrEqual(scene.height);
          for (const other of rects.slice(index + 1)) expect(overlap(rect, other)).toBe(false);
        });
      }
    }),
    { seed: 11, numRuns: 200 },
  );
});

test('every pod is a piece within its tray, wide and high enough for a thumb', () => {
  fc.assert(
    fc.property(scenes, ({ width, nodes, placed }) => {
      const { pieces, trays, waiting } = draw(width, nodes, placed);
      expect(pieces).toHaveLength(placed.length);
      for (const piece of pieces) {
        const within =
          trays.find(({ node: { metadata } }) => metadata.name === piece.pod.spec.nodeName) ??
          waiting;
        expect(piece.height).toBeGreaterThanOrEqual(PIECE_HEIGHT);
        expect(piece.width).toBeGreaterThanOrEqual(PIECE_HEIGHT);
        expect(piece.x).toBeGreaterThanOrEqual(within.x);
        expect(piece.y).toBeGreaterThanOrEqual(within.y);
        expect(piece.y + piece.height).toBeLessThanOrEqual(within.y + within.height);
      }
    }),
    { seed: 12, numRuns: 200 },
  );
});

test('a piece keeps its place when a later one goes', () => {
  const nodes = [node('node-1')];
  const placed = [0, 1, 2].map(
    (slot): Placed => ({
      pod: pod(`web-${slot}`, 'node-1', '100m'),
      place: { node: 'node-1', slot },
    }),
  );
  const full = draw(560, nodes, placed);
  const without = draw(560, nodes, placed.slice(0, 2));
  expect(without.pieces).toEqual(full.pieces.slice(0, 2));
});

test('a piece is as high as its share of the node', () => {
  const nodes = [node('node-1')];
  const [small, large] = ['500m', '1500m'].map((cpu, slot): Placed => {
    return { pod: pod(cpu, 'node-1', cpu), place: { node: 'node-1', slot } };
  });
  const { pieces, trays } = draw(
    560,
    nodes,
    [small, large].flatMap((each) => each ?? []),
  );
  expect(pieces[1]?.height).toBeGreaterThan(2 * (pieces[0]?.height ?? 0));
  expect(trays[0]?.load).toEqual({ requestedMillis: 2000, allocatableMillis: 2000 });
});
