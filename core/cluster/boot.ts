/**
 * A cluster before its story begins: the nodes have registered 15 s ago, the service `kubernetes` is there, and
 * everyone has seen all of it.
 */
import { nextInteger } from '#core/random';
import { actorNames } from './actor';
import { initialMemories, rhythms } from './actors';
import { bootstrapNamespaces } from './api/bootstrap-namespaces';
import { bootstrapPolicy } from './api/bootstrap-policy';
import { systemPriorityClasses } from './api/priority-class-manifest';
import { eventOf } from './api/record-event';
import { registered, registration } from './controllers/node-registration';
import { post } from './engine';
import { keep } from './history';
import { LEASE_PERIOD_MS } from './kubelet/heartbeat';
import { kubeletOf, leaseOf, nodeOf } from './machine';
import { randomUid } from './names';
import {
  type Endpoints,
  isKind,
  type KubernetesObject,
  type Metadata,
  type Service,
} from './objects';
import { profiles } from './profile';
import type { Scenario } from './scenario';
import { setEntry } from './sorted-map';
import { emptyStore, keyOf, write } from './store';
import { openStreams } from './streams';
import { timeAt } from './time';
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
    stopped: [],
    outage: [],
    held: null,
    load: {},
    seen: null,
    streams: null,
    trace: null,
    history: null,
  };
  return keep(empty, sendFor(wake(register(empty)), 0));
}

type Born = Pick<Metadata, 'name' | 'namespace' | 'labels' | 'annotations'>;

function register(cluster: Cluster): Cluster {
  const streams = openStreams(cluster.seed, cluster.streams);
  const { kubeletVersion, makesAccountTokens } = profiles[cluster.profile];
  const bornFrom =
    (stream: string) =>
    (metadata: Born): Metadata => ({
      ...metadata,
      uid: randomUid(streams.dice(stream)),
      resourceVersion: '',
      creationTimestamp: timeAt(BORN_MS),
    });
  const born = bornFrom('uids');
  const bornWithServer = bornFrom('bootstrap-uids');
  const objects: KubernetesObject[] = [
    ...bootstrapPolicy(bornWithServer),
    ...systemPriorityClasses(bornWithServer),
    ...bootstrapNamespaces(bornWithServer, makesAccountTokens, streams.dice),
    kubernetesService(born({ name: 'kubernetes', namespace: 'default' })),
    kubernetesEndpoints(bornWithServer({ name: 'kubernetes', namespace: 'default' })),
    ...cluster.scenario.nodes.flatMap((template, i) => [
      nodeOf(template, i, kubeletVersion, born({ name: template.name }), BORN_MS),
      leaseOf(born({ name: template.name, namespace: 'kube-node-lease' }), BORN_MS),
    ]),
  ];
  const nodes = objects.filter((object) => isKind(object, 'Node'));
  const said = { view: emptyStore, nowMs: BORN_MS, dice: () => streams.dice('bootstrap-uids') };
  const events = nodes.flatMap((node) => eventOf(registered(node), said) ?? []);
  const moment = { atMs: 0, cause: null };
  const store = [...objects, ...events].reduce(
    (all, each) => write(all, keyOf(each), each, moment),
    emptyStore,
  );
  const kubelets = cluster.scenario.nodes.reduce<Cluster['kubelets']>(
    (all, template, i) => setEntry(all, template.name, kubeletOf(template, i)),
    null,
  );
  const memories = {
    ...cluster.memories,
    'node-controller': {
      ...cluster.memories['node-controller'],
      known: registration({}, nodes).known,
    },
  };
  return { ...cluster, store, memories, kubelets, streams: streams.close() };
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

/** The API server itself. */
function kubernetesEndpoints(metadata: Metadata): Endpoints {
  return {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: {
      ...metadata,
      labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' },
    },
    subsets: [
      {
        addresses: [{ ip: '172.18.0.1' }],
        ports: [{ name: 'https', port: 6443, protocol: 'TCP' }],
      },
    ],
  };
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
  const beats = actorNames.flatMap((actor) => {
    const rhythm = rhythms[actor];
    if (!rhythm) return [];
    const atMs = nextInteger(streams.dice('phases'), rhythm.periodMs);
    return [{ actor, name: rhythm.timer, atMs }];
  });
  const awake: Cluster = { ...cluster, seen, streams: streams.close() };
  return [...heartbeats, ...beats].reduce(
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

/** Steps run one after another: each is sent for when the one before it is done. */
export function sendFor(cluster: Cluster, stepIndex: number): Cluster {
  const next = cluster.manual ? undefined : cluster.scenario.steps[stepIndex];
  if (!next) return cluster;
  const atMs = Math.max(next.atMs, cluster.nowMs);
  return post(cluster, { atMs, cause: null, to: 'scenario', stepIndex });
}
