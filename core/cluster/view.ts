/** What a view draws: the objects of one revision, by kind, each list in the order of namespace and name. */
import type {
  Deployment,
  EndpointSlice,
  Endpoints,
  Event,
  Node,
  Pod,
  ReplicaSet,
  Service,
} from './objects';
import { listObjects, type View } from './store';
import type { Act } from './world';

export type ClusterView = {
  revision: number;
  /** When the revision was written. */
  atMs: number;
  nodes: readonly Node[];
  pods: readonly Pod[];
  deployments: readonly Deployment[];
  replicaSets: readonly ReplicaSet[];
  services: readonly Service[];
  endpoints: readonly Endpoints[];
  endpointSlices: readonly EndpointSlice[];
  events: readonly Event[];
  /** Machines that are off, whether or not the API server has noticed. */
  downNodes: readonly string[];
};

export type ConnectionRequest = {
  /**
   * `pod` is inside the cluster; `network` is a machine on the network of the nodes, which can reach their
   * addresses; `internet` can reach public addresses only, and nodes have private ones.
   */
  from: 'pod' | 'network' | 'internet';
  /** A name in the namespace default. */
  service: string;
  /** The node whose NodePort is called instead of the service's own address. */
  nodeName?: string;
  /** In [0, 1): kube-proxy's dice. */
  draw: number;
};

export type Hop = {
  kind: 'LoadBalancer' | 'NodePort' | 'ClusterIP' | 'rule' | 'Pod';
  /** A node, a service or a pod. */
  name: string;
  /** Address and port, as `10.96.0.12:80`. */
  address: string;
  text: string;
  /** For a rule: the chance with which it matches a connection that reaches it; else null. */
  probability: number | null;
};

export type Connection = {
  hops: readonly Hop[];
  /** Who answers; null when nobody does. */
  pod: string | null;
  /** Why nobody answers, as a sentence; null when somebody does. */
  refusal: string | null;
};

/** The objects of a revision, and what the acts until then have made of the machines. */
export function clusterView(view: View, atMs: number, acts: readonly Act[]): ClusterView {
  return {
    revision: view.revision,
    atMs,
    nodes: listObjects(view, 'Node'),
    pods: listObjects(view, 'Pod'),
    deployments: listObjects(view, 'Deployment'),
    replicaSets: listObjects(view, 'ReplicaSet'),
    services: listObjects(view, 'Service'),
    endpoints: listObjects(view, 'Endpoints'),
    endpointSlices: listObjects(view, 'EndpointSlice'),
    events: listObjects(view, 'Event'),
    downNodes: downNodes(acts),
  };
}

function downNodes(acts: readonly Act[]): string[] {
  const down = new Set<string>();
  for (const { command, output } of acts) {
    if (command.type !== 'node' || output.exitCode !== 0) continue;
    if (command.state === 'down') down.add(command.node);
    else down.delete(command.node);
  }
  return [...down].sort();
}
