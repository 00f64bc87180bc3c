/** A node as the scheduler sees it: with the pods on it and what they asked for. Upstream: pkg/scheduler/framework/types.go NodeInfo. */
import type { Labels, Node, Pod, PodSpec, Quantity } from '../objects';
import { milliValue } from '../quantity';
import { remembering } from '../remembering';

/** Thousandths of cores, bytes or pieces, by the name of the resource. */
export type Amounts = Readonly<Record<string, number>>;

/** How large an image is, and how many nodes have it. */
export type ImageState = { sizeBytes: number; nodes: number };

export type ImageIndex = ReadonlyMap<string, ImageState>;

export type NodeInfo = {
  node: Node;
  pods: readonly Pod[];
  allocatable: Amounts;
  /** What filters count: the requests that are written. */
  requested: Amounts;
  /** What scores count: a container that asks for nothing counts as 100 millicores and 200 MiB. */
  scoredRequests: Amounts;
  images: Readonly<Record<string, ImageState>>;
  podsWithAffinity: readonly Pod[];
  /** Its pods that are not being deleted, counted by what spreading looks at. */
  crowds: readonly Crowd[];
};

/** Pods of one namespace that were made with the same labels. */
export type Crowd = { namespace: string | undefined; labels: Labels | undefined; count: number };

const UNASKED: Amounts = { cpu: 100, memory: 200 * 2 ** 20 * 1000 };

export function nodeInfo(node: Node, pods: readonly Pod[], images: ImageIndex): NodeInfo {
  return {
    node,
    pods,
    allocatable: amountsOf(node.status.allocatable),
    requested: total(pods.map((pod) => podRequest(pod.spec))),
    scoredRequests: total(pods.map((pod) => scoredRequest(pod.spec))),
    images: imagesOf(node, images),
    podsWithAffinity: pods.filter(({ spec }) => spec.affinity),
    crowds: crowdsOf(pods),
  };
}

function crowdsOf(pods: readonly Pod[]): Crowd[] {
  const crowds: Crowd[] = [];
  for (const { metadata } of pods) {
    const { namespace, labels, deletionTimestamp } = metadata;
    if (deletionTimestamp !== undefined) continue;
    const crowd = crowds.find((each) => each.labels === labels && each.namespace === namespace);
    if (crowd) crowd.count += 1;
    else crowds.push({ namespace, labels, count: 1 });
  }
  return crowds;
}

/** The same node with other pods. */
export function withPods(info: NodeInfo, pods: readonly Pod[]): NodeInfo {
  return { ...nodeInfo(info.node, pods, new Map()), images: info.images };
}

/** A spec never changes and is asked for in every cycle. */
const written = remembering((spec: PodSpec) => requestOf(spec, {}));
const scored = remembering((spec: PodSpec) => requestOf(spec, UNASKED));

export function podRequest(spec: PodSpec): Amounts {
  return written(spec);
}

export function scoredRequest(spec: PodSpec): Amounts {
  return scored(spec);
}

/** The sum of the containers, or the largest init container, since those run before and one by one. */
function requestOf(spec: PodSpec, unasked: Amounts): Amounts {
  const requests = ({ resources }: PodSpec['containers'][number]): Amounts => ({
    ...unasked,
    ...amountsOf(resources?.requests ?? {}),
  });
  const largest: Record<string, number> = { ...total(spec.containers.map(requests)) };
  for (const amounts of (spec.initContainers ?? []).map(requests)) {
    for (const [name, amount] of Object.entries(amounts)) {
      largest[name] = Math.max(largest[name] ?? 0, amount);
    }
  }
  return spec.overhead ? total([largest, amountsOf(spec.overhead)]) : largest;
}

function amountsOf(quantities: Record<string, Quantity>): Amounts {
  return Object.fromEntries(
    Object.entries(quantities).map(([name, quantity]) => [name, amountOf(name, quantity)]),
  );
}

/** Only of cores there are parts. */
function amountOf(name: string, quantity: Quantity): number {
  const milli = milliValue(quantity) ?? 0;
  return name === 'cpu' ? milli : Math.ceil(milli / 1000) * 1000;
}

function total(all: readonly Amounts[]): Amounts {
  const sum: Record<string, number> = {};
  for (const amounts of all) {
    for (const [name, amount] of Object.entries(amounts)) sum[name] = (sum[name] ?? 0) + amount;
  }
  return sum;
}

/** What the nodes have of images; the first that has one says how large it is. */
export function imageIndex(nodes: readonly Node[]): ImageIndex {
  const index = new Map<string, ImageState>();
  for (const { images = [] } of nodes.map(({ status }) => status)) {
    for (const { names, sizeBytes } of images) {
      for (const name of names) {
        const state = index.get(name) ?? { sizeBytes, nodes: 0 };
        index.set(name, { ...state, nodes: state.nodes + 1 });
      }
    }
  }
  return index;
}

export function imagesOf(node: Node, index: ImageIndex): Record<string, ImageState> {
  const names = (node.status.images ?? []).flatMap(({ names: all }) => all);
  return Object.fromEntries(
    names.flatMap((name) => {
      const state = index.get(name);
      return state ? [[name, state]] : [];
    }),
  );
}
