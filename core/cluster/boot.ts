/**
 * A cluster before its story begins: the nodes have registered 15 s ago, the service `kubernetes` is there, and
 * everyone has seen all of it.
 */
import { nextInteger } from '#core/random';
import { actorNames } from './actor';
import { initialMemories } from './actors';
import { MONITOR_PERIOD_MS } from './controllers/node-lifecycle';
import { checkpoint, post } from './engine';
import { LEASE_PERIOD_MS } from './kubelet/heartbeat';
import type { KubeletMemory } from './kubelet/kubelet';
import { randomUid } from './names';
import type { KubernetesObject, Labels, Lease, Metadata, Node, Service } from './objects';
import { profiles } from './profile';
import type { NodeTemplate, Scenario } from './scenario';
import { setEntry } from './sorted-map';
import { emptyStore, keyOf, write } from './store';
import { openStreams } from './streams';
import { microTimeAt, timeAt } from './time';
import type { Cluster, CreateOptions } from './world';

/** The age of the nodes when a scenario begins. */
const BORN_MS = -15_000;

export function boot(scenario: Scenario, options: CreateOptions): Cluster {
  const empty: Cluster = {
    scenario,
    seed: options.seed,
    profile: options.profile,
    manual: options.manual ?? false,
    nowMs: 0,
    acts: [],
    store: emptyStore,
    agenda: null,
    posted: 0,
    processed: 0,
    memories: initialMemories(),
    kubelets: null,
    seen: null,
    streams: null,
    trace: null,
    history: null,
  };
  return checkpoint(emptyStore, script(wake(register(empty))));
}

function register(cluster: Cluster): Cluster {
  const streams = openStreams(cluster.seed, cluster.streams);
  const { kubeletVersion } = profiles[cluster.profile];
  const born = (metadata: Pick<Metadata, 'name' | 'namespace' | 'labels'>): Metadata => ({
    ...metadata,
    uid: randomUid(streams.dice('uids')),
    resourceVersion: '',
    creationTimestamp: timeAt(BORN_MS),
  });
  const objects: KubernetesObject[] = [
    kubernetesService(born({ name: 'kubernetes', namespace: 'default' })),
    ...cluster.scenario.nodes.flatMap((template, i) => [
      nodeOf(template, i, kubeletVersion, born),
      leaseOf(born({ name: template.name, namespace: 'kube-node-lease' })),
    ]),
  ];
  const moment = { atMs: 0, cause: null };
  const store = objects.reduce((all, each) => write(all, keyOf(each), each, moment), emptyStore);
  const kubelets = cluster.scenario.nodes.reduce<Cluster['kubelets']>(
    (all, template, i) => setEntry(all, template.name, kubeletOf(template, i)),
    null,
  );
  return { ...cluster, store, kubelets, streams: streams.close() };
}

function kubernetesService(metadata: Metadata): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...metadata, labels: { component: 'apiserver', provider: 'kubernetes' } },
    spec: {
      type: 'ClusterIP',
      ports: [{ name: 'https', protocol: 'TCP', port: 443, targetPort: 6443 }],
      clusterIP: '10.96.0.1',
      clusterIPs: ['10.96.0.1'],
      sessionAffinity: 'None',
    },
    status: { loadBalancer: {} },
  };
}

function nodeOf(
  template: NodeTemplate,
  index: number,
  kubeletVersion: string,
  born: (metadata: Pick<Metadata, 'name' | 'labels'>) => Metadata,
): Node {
  const { name, cpu, memory, pods, zone, labels, taints } = template;
  const amounts = { cpu, memory, pods: String(pods) };
  const zoneLabel: Labels = zone === null ? {} : { 'topology.kubernetes.io/zone': zone };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: born({ name, labels: { 'kubernetes.io/hostname': name, ...zoneLabel, ...labels } }),
    spec: {
      podCIDR: `${podNetwork(index)}.0/24`,
      ...(taints.length > 0 ? { taints: [...taints] } : {}),
    },
    status: {
      capacity: amounts,
      allocatable: amounts,
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
          lastHeartbeatTime: timeAt(BORN_MS),
          lastTransitionTime: timeAt(BORN_MS),
        },
      ],
      addresses: [
        { type: 'InternalIP', address: hostIP(index) },
        { type: 'Hostname', address: name },
      ],
      nodeInfo: { kubeletVersion },
    },
  };
}

function leaseOf(metadata: Metadata): Lease {
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata,
    spec: {
      holderIdentity: metadata.name,
      leaseDurationSeconds: 40,
      renewTime: microTimeAt(BORN_MS),
    },
  };
}

function kubeletOf({ name }: NodeTemplate, index: number): KubeletMemory {
  return {
    node: name,
    podNetwork: podNetwork(index),
    hostIP: hostIP(index),
    isUp: true,
    nextAddress: 2,
    leaseToken: 0,
    runs: {},
  };
}

function podNetwork(index: number): string {
  return `10.244.${index}`;
}

function hostIP(index: number): string {
  return `172.18.${Math.floor(index / 250)}.${(index % 250) + 2}`;
}

/** Everyone has seen the beginning; heartbeats and the node monitor are somewhere in their periods. */
function wake(cluster: Cluster): Cluster {
  const streams = openStreams(cluster.seed, cluster.streams);
  const { revision } = cluster.store;
  const kubelets = cluster.scenario.nodes.map(({ name }) => `kubelet/${name}` as const);
  const seen = [...actorNames, ...kubelets].reduce<Cluster['seen']>(
    (all, actor) => setEntry(all, actor, revision),
    null,
  );
  const heartbeats = kubelets.map((actor) => ({
    actor,
    name: 'lease',
    atMs: nextInteger(streams.dice('phases'), LEASE_PERIOD_MS),
  }));
  const monitor = {
    actor: 'node-controller' as const,
    name: 'monitor',
    atMs: nextInteger(streams.dice('phases'), MONITOR_PERIOD_MS),
  };
  const awake: Cluster = { ...cluster, seen, streams: streams.close() };
  return [...heartbeats, monitor].reduce(
    (all, { actor, name, atMs }) =>
      post(all, {
        atMs,
        cause: null,
        to: 'actor',
        actor,
        message: { type: 'timer', name, key: '', token: 0 },
      }),
    awake,
  );
}

function script(cluster: Cluster): Cluster {
  if (cluster.manual) return cluster;
  return cluster.scenario.steps.reduce(
    (all, { atMs }, stepIndex) => post(all, { atMs, cause: null, to: 'scenario', stepIndex }),
    cluster,
  );
}
