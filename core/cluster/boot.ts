/**
 * A cluster before its story begins: the nodes have registered 15 s ago, the service `kubernetes` is there, and
 * everyone has seen all of it.
 */
import { nextInteger } from '#core/random';
import { actorNames, type Message } from './actor';
import { initialMemories, rhythms } from './actors';
import { bootstrapNamespaces } from './api/bootstrap-namespaces';
import { bootstrapPolicy } from './api/bootstrap-policy';
import { systemPriorityClasses } from './api/priority-class-manifest';
import { eventOf } from './api/record-event';
import { registered, registration } from './controllers/node-registration';
import { clusterOf, type Draft, draftOf } from './draft';
import { earOf, initialEars, plugIn } from './ears';
import { post } from './engine';
import { keep } from './history';
import { LEASE_PERIOD_MS } from './kubelet/heartbeat';
import { logOf } from './log';
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
import { emptyStore, keyOf, write } from './store';
import { timeAt } from './time';
import type { Cluster, CreateOptions } from './world';

/** The age of the nodes when a scenario begins. */
const BORN_MS = -15_000;

export function boot(scenario: Scenario, options: CreateOptions): Cluster {
  const draft = draftOf({
    scenario,
    seed: options.seed,
    profile: options.profile,
    manual: options.manual ?? false,
    nowMs: 0,
    acts: [],
    store: emptyStore,
    agenda: null,
    processed: 0,
    memories: initialMemories(),
    ears: initialEars(options.seed),
    kubelets: null,
    stopped: [],
    outage: [],
    held: null,
    load: {},
    streams: null,
    trace: logOf(),
    history: null,
  });
  register(draft);
  wake(draft);
  sendFor(draft, 0);
  keep(draft, 0);
  return clusterOf(draft);
}

type Born = Pick<Metadata, 'name' | 'namespace' | 'labels' | 'annotations'>;

function register(draft: Draft): void {
  const { scenario, dice } = draft;
  const { kubeletVersion, makesAccountTokens } = profiles[draft.profile];
  const bornFrom =
    (stream: string) =>
    (metadata: Born): Metadata => ({
      ...metadata,
      uid: randomUid(dice(stream)),
      resourceVersion: '',
      creationTimestamp: timeAt(BORN_MS),
    });
  const born = bornFrom('uids');
  const bornWithServer = bornFrom('bootstrap-uids');
  const objects: KubernetesObject[] = [
    ...bootstrapPolicy(bornWithServer),
    ...systemPriorityClasses(bornWithServer),
    ...bootstrapNamespaces(bornWithServer, makesAccountTokens, dice),
    kubernetesService(born({ name: 'kubernetes', namespace: 'default' })),
    kubernetesEndpoints(bornWithServer({ name: 'kubernetes', namespace: 'default' })),
    ...scenario.nodes.flatMap((template, i) => [
      nodeOf(template, i, kubeletVersion, born({ name: template.name }), BORN_MS),
      leaseOf(born({ name: template.name, namespace: 'kube-node-lease' }), BORN_MS),
    ]),
  ];
  const nodes = objects.filter((object) => isKind(object, 'Node'));
  const said = { view: emptyStore, nowMs: BORN_MS, dice: () => dice('bootstrap-uids') };
  const events = nodes.flatMap((node) => eventOf(registered(node), said) ?? []);
  const moment = { atMs: 0, cause: null };
  draft.store = [...objects, ...events].reduce(
    (all, each) => write(all, keyOf(each), each, moment),
    emptyStore,
  );
  const nodeController = draft.memories['node-controller'];
  const { known } = registration({}, nodes);
  draft.memories['node-controller'] = { ...nodeController, known };
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
function wake(draft: Draft): void {
  const { scenario, dice } = draft;
  for (const actor of actorNames) {
    draft.ears[actor] = { ...earOf(draft, actor), seen: draft.store.revision };
  }
  scenario.nodes.forEach((template, i) => {
    plugIn(draft, kubeletOf(template, i));
  });
  const heartbeats = scenario.nodes.map(({ name }) => ({
    actor: `kubelet/${name}` as const,
    name: 'lease',
    atMs: nextInteger(dice('phases'), LEASE_PERIOD_MS),
  }));
  const beats = actorNames.flatMap((actor) => {
    const rhythm = rhythms[actor];
    if (!rhythm) return [];
    const atMs = nextInteger(dice('phases'), rhythm.periodMs);
    return [{ actor, name: rhythm.timer, atMs }];
  });
  for (const { actor, name, atMs } of [...heartbeats, ...beats]) {
    const message: Message = { type: 'timer', name, key: '', token: 0 };
    post(draft, { atMs, cause: null, to: 'actor', actor, message });
  }
}

/** Steps run one after another: each is sent for when the one before it is done. */
export function sendFor(draft: Draft, stepIndex: number): void {
  const next = draft.manual ? undefined : draft.scenario.steps[stepIndex];
  if (!next) return;
  const atMs = Math.max(next.atMs, draft.nowMs);
  post(draft, { atMs, cause: null, to: 'scenario', stepIndex });
}
