/**
 * An actor is a pure step: what it remembers, a message and its own view of the store go in; what it
 * remembers now, what it decided and when it wants to hear of itself again come out. Its view is the store a
 * little earlier, as an informer's cache is.
 */
import type { Request, Status } from './api/request';
import type { ImageBehaviour } from './image-behaviour';
import type { Json } from './json';
import type { NodeTemplate } from './node-template';
import type { Constants } from './profile';
import type { Change, View } from './store';
import type { Dice } from './streams';

export const actorNames = [
  'deployment-controller',
  'replicaset-controller',
  'default-scheduler',
  'endpoint-controller',
  'endpointslice-controller',
  'node-controller',
  'taint-eviction-controller',
  'garbage-collector',
  'service-controller',
  'horizontal-pod-autoscaler',
  'job-controller',
  'cronjob-controller',
  'statefulset-controller',
  'daemonset-controller',
  'persistent-volume-binder',
  'pvc-protection-controller',
  'pv-protection-controller',
  'namespace-controller',
  'service-account-controller',
  'root-ca-cert-publisher',
  'tokens-controller',
  'clusterrole-aggregation-controller',
  'resourcequota-controller',
  'disruption-controller',
] as const;
export type ActorName = (typeof actorNames)[number];
export type ActorId = ActorName | `kubelet/${string}`;

export type Refusal = { request: Request; status: Status };

export type Message =
  /** The actor's view moves on to a revision. */
  | { type: 'watch'; revision: number }
  /** Take one key from the queue. */
  | { type: 'work' }
  /** Put a key into the queue. */
  | { type: 'add'; key: string }
  /** All that a step decided for a key has been asked of the API server. */
  | { type: 'answered'; key: string; refusals: readonly Refusal[] }
  | { type: 'timer'; name: string; key: string; token: number }
  | { type: 'power'; up: boolean }
  | { type: 'probe'; key: string; passing: boolean }
  | { type: 'crash'; key: string };

/** One thing decided, and the requests that carry it out. Once one is refused, later decisions are dropped. */
export type Decision = {
  rule: string;
  /** A sentence with the arithmetic. */
  text: string;
  inputs: Json;
  requests: readonly Request[];
  /** What led to it, where that is not what led to the step. */
  cause?: number | null;
};

export type Later = { afterMs: number; message: Message };

export type Outcome<M> = {
  memory: M;
  decisions: readonly Decision[];
  /** Which key the decisions are for; it comes back with their answer. */
  key: string;
  messages: readonly Later[];
};

export type Surroundings = {
  readonly images: Readonly<Record<string, ImageBehaviour>>;
  readonly nodes: readonly NodeTemplate[];
  readonly cloud: boolean;
  /** Requests a second to the pods labelled app=NAME. */
  readonly load: Readonly<Record<string, number>>;
};

export type Context = {
  nowMs: number;
  /** The store as the actor knows it. */
  view: View;
  /** The store as it is, which an actor sees that asks instead of waiting for news. */
  latest: View;
  /** For a watch: what was written since the last. */
  changes: readonly Change[];
  constants: Constants;
  /** What a machine can see that the API does not say. */
  surroundings: Surroundings;
  dice: Dice;
  /** The seq of the trace entry that led to this step. */
  cause: number | null;
};

export type Actor<M> = {
  initial: M;
  step: (memory: M, message: Message, context: Context) => Outcome<M>;
};

const NOTHING: readonly never[] = [];

export function unchanged<M>(memory: M): Outcome<M> {
  return { memory, decisions: NOTHING, key: '', messages: NOTHING };
}
