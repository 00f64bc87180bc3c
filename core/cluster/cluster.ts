/**
 * The simulated cluster: what the views, the command line and the tests use. Pure: every function takes a
 * cluster and gives a new one; the old one stays as it was. Time is integer virtual milliseconds from the
 * scenario's start. The same scenario, seed and commands give the same cluster, byte for byte.
 */
import { assert } from '#core/assert';
import { envelopesOf, firstEnvelope } from './agenda';
import { boot, sendFor } from './boot';
import { carryOut } from './command';
import { clusterOf, type Draft, draftOf } from './draft';
import { deliver, takeEnvelope } from './engine';
import { keep, keepSometimes, keptBefore } from './history';
import { entriesOf } from './log';
import { fnv32 } from './names';
import { routeConnection } from './proxy/route-connection';
import type { Scenario, ScenarioStep } from './scenario';
import { entriesFrom } from './sorted-map';
import { changeAt, changesBetween, viewOf } from './store';
import { type ClusterView, type Connection, type ConnectionRequest, clusterView } from './view';
import type { Cluster, Command, CommandOutput, CreateOptions, TraceEntry } from './world';

/** Nodes registered, nothing applied, time 0. Scenario steps run as time passes, unless `manual`. */
export function createCluster(scenario: Scenario, options: CreateOptions): Cluster {
  return boot(scenario, options);
}

/** A learner's act at the present moment. A refused command says why in its output, in Kubernetes' words. */
export function run(
  cluster: Cluster,
  command: Command,
): { cluster: Cluster; output: CommandOutput } {
  const draft = draftOf(cluster);
  const output = carryOut(draft, command, 'learner');
  keep(draft, cluster.store.revision);
  return { cluster: clusterOf(draft), output };
}

/** One event: one actor's step, or one request at the API server. What a learner clicks through. */
export function step(cluster: Cluster): Cluster {
  const draft = draftOf(cluster);
  goOn(draft);
  return clusterOf(draft);
}

/** All events up to and including `toMs`; the present is `toMs` afterwards, unless it was later already. */
export function advance(cluster: Cluster, toMs: number): Cluster {
  const draft = draftOf(cluster);
  while ((firstEnvelope(draft.agenda)?.atMs ?? Number.POSITIVE_INFINITY) <= toMs) goOn(draft);
  draft.nowMs = Math.max(draft.nowMs, toMs);
  return clusterOf(draft);
}

/** A scenario from its beginning to its end, or to the end of its last command, if that is later. */
export function playScenario(scenario: Scenario, options: CreateOptions): Cluster {
  let played = advance(createCluster(scenario, options), scenario.untilMs);
  while (played.acts.length < scenario.steps.length) played = step(played);
  return played;
}

export function nextEventAtMs(cluster: Cluster): number | null {
  return firstEnvelope(cluster.agenda)?.atMs ?? null;
}

/** The objects as the API server knew them at a revision, from 0 to the head; `cluster.nowMs` is the present. */
export function viewAt(cluster: Cluster, revision: number): ClusterView {
  const atMs = changeAt(cluster.store, revision)?.atMs ?? 0;
  const isHead = revision === headRevision(cluster);
  const acts = isHead
    ? cluster.acts
    : cluster.acts.filter(({ afterRevision }) => afterRevision < revision);
  return clusterView(viewOf(cluster.store, revision), atMs, acts);
}

export function headRevision(cluster: Cluster): number {
  return cluster.store.revision;
}

/** The last revision written at or before a moment. */
export function revisionAtMs(cluster: Cluster, ms: number): number {
  let low = 0;
  let high = headRevision(cluster);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const atMs = changeAt(cluster.store, middle)?.atMs ?? 0;
    if (atMs <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What each actor decided and why, oldest first. */
export function trace(cluster: Cluster): readonly TraceEntry[] {
  const revisions = new Map<number, number>();
  for (const { cause, revision } of entriesOf(cluster.store.log)) {
    if (cause !== null && !revisions.has(cause)) revisions.set(cause, revision);
  }
  return entriesOf(cluster.trace).map((entry) => ({
    ...entry,
    revision: revisions.get(entry.seq) ?? null,
  }));
}

/** The cluster as it was when a revision had been written; itself at its newest. */
export function clusterAt(cluster: Cluster, revision: number): Cluster {
  return revision === headRevision(cluster) ? cluster : forkAt(cluster, revision);
}

/**
 * The log cut at a revision: same past, new future, actor memory as it was then. A command is one act, and the
 * beginning another: a revision inside one gives the cluster after all of it.
 */
export function forkAt(cluster: Cluster, revision: number): Cluster {
  const wanted = Math.max(1, revision);
  const kept = wanted <= headRevision(cluster) ? keptBefore(cluster, wanted) : null;
  assert(kept, `revision ${revision} is between 0 and ${headRevision(cluster)}`);
  const draft = draftOf(kept);
  while (draft.store.revision < wanted) goOn(draft);
  return clusterOf(draft);
}

/** The whole run again from its scenario, seed and commands, up to the same event and moment. */
export function replay(cluster: Cluster): Cluster {
  const { scenario, seed, profile, manual } = cluster;
  return follow(createCluster(scenario, { seed, profile, manual }), cluster);
}

/** From an earlier moment of a run, the rest of it: its commands at their moments, up to its present. */
export function follow(then: Cluster, cluster: Cluster): Cluster {
  let again = then;
  for (const { by, afterEvents, atMs, command } of cluster.acts.slice(then.acts.length)) {
    if (by === 'scenario') continue;
    again = { ...stepsUntil(again, afterEvents), nowMs: atMs };
    again = run(again, command).cluster;
  }
  return { ...stepsUntil(again, cluster.processed), nowMs: cluster.nowMs };
}

/** A fingerprint of every revision, every trace entry, every actor's memory and all that is yet to happen. */
export function hash(cluster: Cluster): string {
  let digest = fnv32(`${cluster.nowMs}`);
  const take = (value: unknown) => {
    digest = fnv32(JSON.stringify(value), digest);
  };
  for (const change of changesBetween(cluster.store, 0, headRevision(cluster))) {
    take([change.revision, change.atMs, change.key, change.cause, change.object]);
  }
  for (const entry of trace(cluster)) take(entry);
  for (const envelope of envelopesOf(cluster.agenda)) take(envelope);
  for (const { value } of entriesFrom(cluster.kubelets, '')) take(value.kubelet);
  take(cluster.memories);
  return digest.toString(16).padStart(8, '0');
}

/** Where one new connection goes: hop by hop to a pod, or why to none. */
export function connect(view: ClusterView, request: ConnectionRequest): Connection {
  return routeConnection(view, request);
}

function stepsUntil(cluster: Cluster, processed: number): Cluster {
  const draft = draftOf(cluster);
  while (draft.processed < processed) goOn(draft);
  return clusterOf(draft);
}

/** Lets the next event happen, if there is one. */
function goOn(draft: Draft): void {
  const { revision } = draft.store;
  const envelope = takeEnvelope(draft);
  if (!envelope) return;
  if (envelope.to === 'scenario') play(draft, envelope.stepIndex);
  else deliver(draft, envelope);
  keepSometimes(draft, revision);
}

function play(draft: Draft, stepIndex: number): void {
  const scripted = draft.scenario.steps[stepIndex];
  if (!scripted) return;
  carryOut(draft, commandOf(scripted), 'scenario');
  sendFor(draft, stepIndex + 1);
}

function commandOf({ atMs: _, ...scripted }: ScenarioStep): Command {
  return scripted.type === 'run' ? { type: 'kubectl', text: scripted.text } : scripted;
}
