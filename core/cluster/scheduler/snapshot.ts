/**
 * The nodes as one scheduling cycle sees them, with the pods that it has placed and not yet seen there. Of most
 * nodes nothing has changed since an earlier cycle, and so nothing is added up again.
 * Upstream: pkg/scheduler/internal/cache/cache.go UpdateSnapshot.
 */
import type { Node, Pod } from '../objects';
import { entriesFrom, getEntry, type SortedMap } from '../sorted-map';
import {
  getObject,
  keyOf,
  listObjects,
  nominatedPods,
  podsOn,
  type View,
  workKeyOf,
} from '../store';
import { onNode } from '../store-index';
import { imageIndex, imagesOf, type NodeInfo, nodeInfo } from './node-info';

/** The node of each pod that was placed and not yet seen there. */
export type Assumed = SortedMap<string, string>;

/** The node of each pod whose promise of room was asked for and not yet seen. */
export type Nominated = SortedMap<string, string>;

/** In the order of their names. */
export function nodeInfos(view: View, assumed: Assumed): NodeInfo[] {
  const nodes = listObjects(view, 'Node');
  const images = imageIndex(nodes);
  const arriving = arrivals(view, assumed);
  return nodes.map((node) => {
    const info = remembered(view, node, arriving.get(node.metadata.name) ?? []);
    return node.status.images ? { ...info, images: imagesOf(node, images) } : info;
  });
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

type Known = { bound: unknown; arriving: readonly Pod[]; info: NodeInfo };

/** What was added up last for each version of a node: neither it nor the pods of a moment ever change. */
const known = new WeakMap<Node, Known>();

function remembered(view: View, node: Node, arriving: readonly Pod[]): NodeInfo {
  const { name } = node.metadata;
  const bound = getEntry(view.index, onNode(name));
  const last = known.get(node);
  if (last && last.bound === bound && isSame(last.arriving, arriving)) return last.info;
  const pods = [...podsOn(view, name), ...arriving].filter((pod) => !isOver(pod));
  const info = nodeInfo(node, arriving.length > 0 ? pods.sort(byKey) : pods, new Map());
  known.set(node, { bound, arriving, info });
  return info;
}

function arrivals(view: View, assumed: Assumed): Map<string, Pod[]> {
  const byNode = new Map<string, Pod[]>();
  for (const { key, value: nodeName } of entriesFrom(assumed, '')) {
    const pod = getObject(view, 'Pod', key);
    if (!pod || pod.spec.nodeName !== undefined) continue;
    const pods = byNode.get(nodeName);
    if (pods) pods.push(pod);
    else byNode.set(nodeName, [pod]);
  }
  return byNode;
}

/** Pods that have ended need no room any more. */
function isOver({ status }: Pod): boolean {
  return status.phase === 'Succeeded' || status.phase === 'Failed';
}

function isSame(left: readonly Pod[], right: readonly Pod[]): boolean {
  return left.length === right.length && left.every((pod, i) => pod === right[i]);
}

function byKey(a: Pod, b: Pod): number {
  return keyOf(a) < keyOf(b) ? -1 : 1;
}
