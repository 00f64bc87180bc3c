/**
 * The nodes as one scheduling cycle sees them, with the pods that it has placed and not yet seen there. Only what has
 * changed since the cycle before is added up again. Upstream: pkg/scheduler/internal/cache/cache.go UpdateSnapshot.
 */
import { differences } from '../differences';
import { isKind, type Node, type Pod } from '../objects';
import {
  entriesFrom,
  getEntry,
  removeEntry,
  type SortedMap,
  setEntry,
  valuesOf,
} from '../sorted-map';
import { getObject, keyOf, nominatedPods, podsOn, type View, workKeyOf } from '../store';
import { onNode } from '../store-index';
import { imageIndex, imagesOf, type NodeInfo, nodeInfo } from './node-info';

/** The node of each pod that was placed and not yet seen there. */
export type Assumed = SortedMap<string, string>;

/** The node of each pod whose promise of room was asked for and not yet seen. */
export type Nominated = SortedMap<string, string>;

/** The assumed pods by node. */
type Arriving = SortedMap<string, SortedMap<string, Pod>>;

type Snapshot = {
  readonly view: Pick<View, 'objects' | 'index'>;
  readonly assumed: Assumed;
  readonly arriving: Arriving;
  /** By the names of the nodes. */
  readonly infos: SortedMap<string, NodeInfo>;
};

const nothing: Snapshot = {
  view: { objects: null, index: null },
  assumed: null,
  arriving: null,
  infos: null,
};

/** What the last cycle saw: another cluster's differs in all of it, which is as good as nothing. */
let last = nothing;

/** In the order of their names. */
export function nodeInfos(view: View, assumed: Assumed): NodeInfo[] {
  last = snapshotAfter(last, view, assumed);
  const infos = valuesOf(last.infos);
  if (!infos.some(({ node }) => node.status.images)) return infos;
  const images = imageIndex(infos.map(({ node }) => node));
  return infos.map((info) => ({ ...info, images: imagesOf(info.node, images) }));
}

/** Pods that have been promised room and have not been placed since. */
export function awaitedPods(view: View, assumed: Assumed, nominated: Nominated): Pod[] {
  const seen = nominatedPods(view).filter((pod) => !getEntry(nominated, workKeyOf(pod)));
  const unseen = [...entriesFrom(nominated, '')].flatMap(({ key, value }) => {
    const pod = getObject(view, 'Pod', key);
    return pod ? [{ ...pod, status: { ...pod.status, nominatedNodeName: value } }] : [];
  });
  return [...seen, ...unseen].filter((pod) => getEntry(assumed, workKeyOf(pod)) === undefined);
}

function snapshotAfter(before: Snapshot, view: View, assumed: Assumed): Snapshot {
  const arriving = arrivingAfter(before, view, assumed);
  const names = new Set([
    ...differences(before.view.objects, view.objects, 'Node/').map(({ key }) => nameIn(key)),
    ...differences(before.view.index, view.index, onNode('')).map(({ key }) => nameIn(key)),
    ...differences(before.arriving, arriving).map(({ key }) => key),
  ]);
  let { infos } = before;
  for (const name of names) {
    const node = getObject(view, 'Node', `/${name}`);
    infos = node
      ? setEntry(infos, name, infoOf(view, node, valuesOf(getEntry(arriving, name) ?? null)))
      : removeEntry(infos, name);
  }
  return { view: { objects: view.objects, index: view.index }, assumed, arriving, infos };
}

function infoOf(view: View, node: Node, arriving: readonly Pod[]): NodeInfo {
  const pods = [...podsOn(view, node.metadata.name), ...arriving].filter((pod) => !isOver(pod));
  return nodeInfo(node, arriving.length > 0 ? pods.sort(byKey) : pods, new Map());
}

function arrivingAfter(before: Snapshot, view: View, assumed: Assumed): Arriving {
  const keys = new Set(differences(before.assumed, assumed).map(({ key }) => key));
  for (const { key } of differences(before.view.objects, view.objects, 'Pod/')) {
    const podKey = key.slice('Pod/'.length);
    if (getEntry(assumed, podKey) !== undefined) keys.add(podKey);
  }
  let { arriving } = before;
  for (const key of keys) {
    const left = getEntry(before.assumed, key);
    if (left !== undefined) arriving = withoutPod(arriving, left, key);
    const node = getEntry(assumed, key);
    const pod = getEntry(view.objects, `Pod/${key}`);
    if (node === undefined || !pod || !isKind(pod, 'Pod')) continue;
    if (pod.spec.nodeName === undefined) arriving = withPod(arriving, node, key, pod);
  }
  return arriving;
}

function withPod(arriving: Arriving, node: string, key: string, pod: Pod): Arriving {
  return setEntry(arriving, node, setEntry(getEntry(arriving, node) ?? null, key, pod));
}

function withoutPod(arriving: Arriving, node: string, key: string): Arriving {
  const pods = removeEntry(getEntry(arriving, node) ?? null, key);
  return pods ? setEntry(arriving, node, pods) : removeEntry(arriving, node);
}

/** `node/NAME` in the index, `Node//NAME` among the objects. */
function nameIn(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** Pods that have ended need no room any more. */
function isOver({ status }: Pod): boolean {
  return status.phase === 'Succeeded' || status.phase === 'Failed';
}

function byKey(a: Pod, b: Pod): number {
  return keyOf(a) < keyOf(b) ? -1 : 1;
}
