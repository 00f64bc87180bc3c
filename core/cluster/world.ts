/** The whole state of a simulated cluster: plain data, never changed in place, so that any moment can be kept. */
import type { ActorId, ActorName, Message, Refusal } from './actor';
import type { Memories } from './actors';
import type { Request } from './api/request';
import type { ComponentName } from './components';
import type { Json } from './json';
import type { KubeletMemory } from './kubelet/kubelet';
import type { Log } from './log';
import type { NodeTemplate } from './node-template';
import type { Profile } from './profile';
import type { Scenario } from './scenario';
import type { SortedMap } from './sorted-map';
import type { Store } from './store';
import type { Streams } from './streams';

export type CreateOptions = {
  seed: number;
  profile: Profile;
  /** The steps of the scenario do not run by themselves. */
  manual?: boolean;
};

export type Command =
  /** A command line as typed, e.g. `kubectl scale deployment web --replicas=5`. */
  | { type: 'kubectl'; text: string }
  | { type: 'node'; node: string; state: 'down' | 'up' }
  | { type: 'component'; component: ComponentName; state: 'down' | 'up' }
  /** Requests a second to the pods labelled app=NAME. */
  | { type: 'load'; load: Readonly<Record<string, number>> }
  | { type: 'addNode'; template: NodeTemplate }
  /** Breaks or mends a pod's readiness probe, in the namespace default. */
  | { type: 'setPodReady'; pod: string; ready: boolean }
  /** The pod's container ends with exit code 1. */
  | { type: 'crashContainer'; pod: string };

export type CommandOutput = { stdout: string; stderr: string; exitCode: number };

/** A command that was given, by the scenario or by a learner. */
export type Act = {
  readonly atMs: number;
  readonly by: 'scenario' | 'learner';
  /** How many events had been processed before it. */
  readonly afterEvents: number;
  /** The newest revision before it. */
  readonly afterRevision: number;
  readonly command: Command;
  readonly output: CommandOutput;
};

/** One decision of one actor, or one command. */
export type TraceEntry = {
  /** From 1; rises. */
  readonly seq: number;
  readonly atMs: number;
  /** e.g. replicaset-controller, default-scheduler, kubelet/node-1; `learner` and `scenario` for commands. */
  readonly actor: string;
  /** An id listed in RULES.md. */
  readonly rule: string;
  /** A sentence with the arithmetic. */
  readonly text: string;
  readonly inputs: Json;
  /** Of the first write that it led to; null when it led to none, or not yet. */
  readonly revision: number | null;
  /** The seq of the entry that led to it; null for what nothing led to, such as a heartbeat. */
  readonly cause: number | null;
};

/** As it is noted; what was written because of it is in the store's log. */
export type NotedEntry = Omit<TraceEntry, 'revision'>;

/** How news reaches an actor: the revision that it has seen, and where the dice of its delays stand. */
export type Ear = { readonly seen: number; readonly lagState: number };

/** What runs on a node. */
export type Machine = { readonly kubelet: KubeletMemory; readonly ear: Ear };

/** Requests on their way to the API server, in order; one event serves one. */
export type Train = {
  readonly from: ActorId;
  readonly key: string;
  readonly requests: readonly {
    readonly request: Request;
    readonly seq: number;
  }[];
  readonly refusals: readonly Refusal[];
};

export type Envelope = {
  readonly atMs: number;
  readonly cause: number | null;
} & (
  | { readonly to: 'api-server'; readonly train: Train }
  | { readonly to: 'scenario'; readonly stepIndex: number }
  | { readonly to: 'actor'; readonly actor: ActorId; readonly message: Message }
);

/**
 * What is to happen of one urgency at one moment; those before `next` have happened. Only its owner, a draft, writes
 * it in place.
 */
export type Slot = { readonly owner: Owner; envelopes: Log<Envelope>; next: number };

/** Who may write in place what it made: see draft.ts. */
export type Owner = Readonly<Record<string, never>>;

/** By moment and urgency: see agenda.ts. */
export type Agenda = SortedMap<number, Slot>;

/**
 * Treat as immutable. For callers: `scenario`, `seed`, `profile`, `nowMs` and `acts`; the rest is the
 * engine's and is read through the functions of cluster.ts.
 */
export type Cluster = {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly profile: Profile;
  readonly manual: boolean;
  /** The present, in virtual milliseconds. */
  readonly nowMs: number;
  /** Every command so far with its output, oldest first. */
  readonly acts: readonly Act[];
  readonly store: Store;
  readonly agenda: Agenda;
  readonly processed: number;
  readonly memories: Memories;
  /** Of all actors but the kubelets. */
  readonly ears: Readonly<Record<string, Ear>>;
  readonly kubelets: SortedMap<string, Machine>;
  /** Controllers whose process is down, or up and not yet at work. */
  readonly stopped: readonly ActorName[];
  /** Of etcd and the API server: who is down, so that no request is served. */
  readonly outage: readonly ComponentName[];
  /** Until when an actor's requests wait, since one that was not served does. */
  readonly held: SortedMap<string, number>;
  /** Requests a second to the pods labelled app=NAME. */
  readonly load: Readonly<Record<string, number>>;
  readonly streams: Streams;
  /** In the order of their seq, which counts from 1. */
  readonly trace: Log<NotedEntry>;
  /** The cluster as it was at some moments, each under the first revision that it has and the one before has not. */
  readonly history: SortedMap<number, Cluster>;
};
