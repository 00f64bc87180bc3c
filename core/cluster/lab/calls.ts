/** Calling services: who calls which, who answered how often, and who can reach what at all. */
import { nextFloat } from '#core/random';
import { connect } from '../cluster';
import type { Service } from '../objects';
import type { ClusterView, Connection, ConnectionRequest } from '../view';

export const callers = ['pod', 'network', 'internet'] as const;
export type Caller = (typeof callers)[number];

export const callerWords: Record<Caller, string> = {
  pod: 'A pod in the cluster',
  network: 'A machine on the nodes’ network',
  internet: 'The internet',
};

export type Calls = {
  from: Caller;
  service: string;
  /** Whose port is called where the service is a NodePort. */
  nodeName: string;
  /** Of the seeded generator that stands for kube-proxy's dice. */
  diceState: number;
  last: Connection | null;
  sent: number;
  /** Connections answered, by pod. */
  answered: Readonly<Record<string, number>>;
  refused: number;
};

export type CallsAct =
  | { type: 'choose'; from?: Caller; service?: string; nodeName?: string }
  | { type: 'send'; count: number; view: ClusterView };

export function openCalls(view: ClusterView, seed: number): Calls {
  return {
    from: 'pod',
    service: calledServices(view)[0]?.metadata.name ?? '',
    nodeName: view.nodes[0]?.metadata.name ?? '',
    diceState: seed,
    ...nothingSent,
  };
}

const nothingSent = { last: null, sent: 0, answered: {}, refused: 0 };

/** Another caller or service begins a new tally. */
export function actOnCalls(calls: Calls, act: CallsAct): Calls {
  if (act.type === 'send') return send(calls, act.view, act.count);
  const { type: _, ...choice } = act;
  return { ...calls, ...choice, ...nothingSent };
}

function send(calls: Calls, view: ClusterView, count: number): Calls {
  const random = { state: calls.diceState };
  const answered = { ...calls.answered };
  let { refused, last } = calls;
  for (let sent = 0; sent < count; sent += 1) {
    last = connect(view, requestFor(view, calls, nextFloat(random)));
    if (last.pod === null) refused += 1;
    else answered[last.pod] = (answered[last.pod] ?? 0) + 1;
  }
  return { ...calls, diceState: random.state, last, sent: calls.sent + count, answered, refused };
}

/** A NodePort is called on a node; every other service at its own address. */
export function requestFor(
  view: ClusterView,
  { from, service, nodeName }: { from: Caller; service: string; nodeName: string },
  draw: number,
): ConnectionRequest {
  const request = { from, service, draw };
  return usesNodePort(view, { from, service }) ? { ...request, nodeName } : request;
}

export function usesNodePort(
  view: ClusterView,
  { from, service }: { from: Caller; service: string },
): boolean {
  const found = view.services.find(({ metadata }) => metadata.name === service);
  return from !== 'pod' && found?.spec.type === 'NodePort';
}

/** How often a caller gets through: `sometimes`, while rules still lead to a pod whose node is gone. */
export type Reach = { from: Caller; service: string; reached: 'always' | 'sometimes' | 'never' };

/** Dice that between them meet every rule of some tens of pods. */
const DRAWS = Array.from({ length: 60 }, (_, index) => (index + 0.5) / 60);

/** One row for each service, one entry for each caller. */
export function reachOf(view: ClusterView, nodeName: string): { service: Service; row: Reach[] }[] {
  return calledServices(view).map((service) => ({
    service,
    row: callers.map((from) => {
      const call = { from, service: service.metadata.name, nodeName };
      const answers = DRAWS.map((draw) => connect(view, requestFor(view, call, draw)).pod !== null);
      return { from, service: call.service, reached: frequency(answers) };
    }),
  }));
}

function frequency(answers: readonly boolean[]): Reach['reached'] {
  if (answers.every(Boolean)) return 'always';
  return answers.some(Boolean) ? 'sometimes' : 'never';
}

/** Without those that stand for no pods, such as the API server's own `kubernetes`. */
function calledServices(view: ClusterView): Service[] {
  return view.services.filter(({ spec }) => Object.keys(spec.selector ?? {}).length > 0);
}
