import { expect, test } from 'vitest';
import type { Node, Pod } from '../../objects';
import { profiles } from '../../profile';
import { emptyStore } from '../../store';
import { nodeInfo } from '../node-info';
import { podTopologySpread } from './pod-topology-spread';

function nodeOf(name: string, labels: Record<string, string>): Node {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, uid: name, resourceVersion: '', creationTimestamp: '', labels },
    spec: {},
    status: { capacity: {}, allocatable: {}, conditions: [] },
  };
}

function podOn(nodeName: string): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', uid: '', resourceVersion: '', creationTimestamp: '' },
    spec: { containers: [], nodeName },
    status: { phase: 'Running' },
  };
}

test('scheduler.podTopologySpread: a node without the label is one with an empty label', () => {
  const constraint = {
    ...{ maxSkew: 1, topologyKey: 'disk', whenUnsatisfiable: 'DoNotSchedule' },
    labelSelector: {},
  };
  const nodes = [
    nodeInfo(nodeOf('ssd', { disk: 'ssd' }), [], new Map()),
    nodeInfo(nodeOf('empty', { disk: '' }), [], new Map()),
    nodeInfo(nodeOf('none', {}), [podOn('none')], new Map()),
  ];
  const pod = podOn('');
  const refuses = podTopologySpread.prepare({
    pod: { ...pod, spec: { ...pod.spec, topologySpreadConstraints: [constraint] } },
    nodes,
    nominated: [],
    promised: {},
    view: emptyStore,
    constants: profiles['1.20'],
  });
  expect(nodes.map(refuses).map((refusal) => refusal?.reasons ?? [])).toEqual([
    [],
    ["node(s) didn't match pod topology spread constraints"],
    ["node(s) didn't match pod topology spread constraints (missing required label)"],
  ]);
});
