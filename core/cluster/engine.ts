/**
 * The engine: one event at a time, in the order of time, priority and sequence. It alone changes the state:
 * it hands an actor its view and its message, keeps what the actor remembers, takes its requests to the API
 * server one by one, and tells those who watch of each write, each with its own delay.
 */
import { nextInteger } from '#core/random';
import type { ActorId, ActorName, Context, Message, Outcome } from './actor';
import { type ActorTable, actors, recipients, rhythms } from './actors';
import { firstEnvelope, withEnvelope, withoutEnvelopes, withoutFirst } from './agenda';
import { answerOf, handle } from './api/api-server';
import type { Answer, Request, Status } from './api/request';
import { type UserInfo, userOf } from './api/user';
import { kubelet } from './kubelet/kubelet';
import { isKubelet, newsFor, nodeOfKubelet, seenAfter } from './news';
import { profiles } from './profile';
import { getEntry, setEntry } from './sorted-map';
import { viewOf, write } from './store';
import { openStreams } from './streams';
import type { Cluster, Envelope, TraceEntry, Train } from './world';

const LAG_MAX_MS = 20;
/** How often a client asks again when nobody answers. */
const RETRY_MS = 1000;

export function nextEnvelope(cluster: Cluster): Envelope | null {
  return firstEnvelope(cluster.agenda);
}

/** Takes the first envelope off the agenda and makes its time the present. */
export function takeEnvelope(cluster: Cluster): { cluster: Cluster; envelope: Envelope } | null {
  const envelope = firstEnvelope(cluster.agenda);
  if (!envelope) return null;
  const agenda = withoutFirst(cluster.agenda);
  const processed = cluster.processed + 1;
  return { cluster: { ...cluster, agenda, processed, nowMs: envelope.atMs }, envelope };
}

export function post(cluster: Cluster, envelope: Envelope): Cluster {
  const agenda = withEnvelope(cluster.agenda, envelope, cluster.posted);
  return { ...cluster, posted: cluster.posted + 1, agenda };
}

/** One event of the machinery: one actor's step, or one request at the API server. */
export function deliver(
  cluster: Cluster,
  envelope: Exclude<Envelope, { to: 'scenario' }>,
): Cluster {
  return envelope.to === 'api-server'
    ? serve(cluster, envelope.train)
    : tell(cluster, envelope.actor, envelope.message, envelope.cause);
}

/** One actor's step with one message, at the present. */
export function tell(
  cluster: Cluster,
  actor: ActorId,
  message: Message,
  cause: number | null,
): Cluster {
  if (!isKubelet(actor)) return tellController(cluster, actor, message, cause);
  const name = nodeOfKubelet(actor);
  const memory = getEntry(cluster.kubelets, name);
  if (!memory) return cluster;
  const { ready, context, close } = prepare(cluster, actor, message, cause);
  const outcome = kubelet(memory, message, context);
  const kubelets = setEntry(ready.kubelets, name, outcome.memory);
  return settle({ ...ready, kubelets, streams: close() }, actor, outcome, cause);
}

/** One request, at the present: what the API server answers, and the cluster after the write, if there is one. */
export function submit(
  cluster: Cluster,
  request: Request,
  cause: number | null,
  user: UserInfo,
): { cluster: Cluster; answer: Answer } {
  const streams = openStreams(cluster.seed, cluster.streams);
  const constants = profiles[cluster.profile];
  const context = {
    view: cluster.store,
    nowMs: cluster.nowMs,
    constants,
    dice: streams.dice,
    user,
  };
  const handled = handle(request, context);
  const served = { ...cluster, streams: streams.close() };
  if ('status' in handled) return { cluster: served, answer: answerOf(handled, null) };
  let written: Cluster = served;
  for (const { key, object } of handled.writes) {
    const store = write(written.store, key, object, { atMs: written.nowMs, cause });
    written = noteRevision(announce({ ...written, store }, cause), cause);
  }
  const revision = handled.writes.length > 0 ? written.store.revision : null;
  return { cluster: written, answer: answerOf(handled, revision) };
}

/**
 * Serves the first request of a train; the rest follows as an event of its own. Where nobody serves, it is asked
 * again later, and what its sender says after it waits too, or older news would be taken for the newest.
 */
export function serve(cluster: Cluster, train: Train): Cluster {
  const heldUntilMs =
    cluster.outage.length > 0
      ? nextRetryMs(cluster.nowMs)
      : (getEntry(cluster.held, train.from) ?? cluster.nowMs);
  if (heldUntilMs > cluster.nowMs) {
    const held = setEntry(cluster.held, train.from, heldUntilMs);
    const envelope = { atMs: heldUntilMs, cause: null, to: 'api-server' as const, train };
    return post({ ...cluster, held }, envelope);
  }
  const [first, ...rest] = train.requests;
  if (!first) return answerTrain(cluster, train);
  const { cluster: served, answer } = submit(cluster, first.request, first.seq, userOf(train.from));
  const next: Train =
    answer.ok || isAlreadyGone(first.request, answer.status)
      ? { ...train, requests: rest }
      : {
          ...train,
          // What a controller decided next, it decided for a state that is not so.
          requests: speaksOfMany(train.from) ? rest : othersOfBatch(first, rest),
          refusals: [...train.refusals, { request: first.request, status: answer.status }],
        };
  // What waited is served train by train, in the order in which it was asked.
  const isCatchingUp = getEntry(cluster.held, train.from) === cluster.nowMs;
  if (isCatchingUp && next.requests.length > 0) return serve(served, next);
  return next.requests.length > 0
    ? post(served, { atMs: served.nowMs, cause: null, to: 'api-server', train: next })
    : answerTrain(served, next);
}

/** All ask again at the same moments, in the order in which they asked. */
function nextRetryMs(nowMs: number): number {
  return (Math.floor(nowMs / RETRY_MS) + 1) * RETRY_MS;
}

export function note(
  cluster: Cluster,
  entry: Omit<TraceEntry, 'seq' | 'atMs' | 'revision'>,
): { cluster: Cluster; seq: number } {
  const seq = (cluster.trace?.size ?? 0) + 1;
  const noted: TraceEntry = { seq, atMs: cluster.nowMs, ...entry, revision: null };
  return { cluster: { ...cluster, trace: setEntry(cluster.trace, seq, noted) }, seq };
}

function tellController<K extends ActorName>(
  cluster: Cluster,
  actor: K,
  message: Message,
  cause: number | null,
): Cluster {
  if (message.type === 'power') return switchActor(cluster, actor, message.up);
  if (cluster.stopped.includes(actor)) return cluster;
  const table: ActorTable = actors;
  const { ready, context, close } = prepare(cluster, actor, message, cause);
  const outcome = table[actor].step(ready.memories[actor], message, context);
  const isChanged = outcome.memory !== ready.memories[actor];
  const memories = isChanged ? { ...ready.memories, [actor]: outcome.memory } : ready.memories;
  return settle({ ...ready, memories, streams: close() }, actor, outcome, cause);
}

/**
 * Down, it forgets everything, and what it had set itself to do is not done. Up again, it lists what there is,
 * as if all of it were new.
 */
function switchActor<K extends ActorName>(cluster: Cluster, actor: K, up: boolean): Cluster {
  const others = cluster.stopped.filter((name) => name !== actor);
  if (!up) {
    const memories = { ...cluster.memories, [actor]: actors[actor].initial };
    const agenda = withoutEnvelopes(
      cluster.agenda,
      (envelope) => envelope.to === 'actor' && envelope.actor === actor,
    );
    return { ...cluster, memories, agenda, stopped: [...others, actor] };
  }
  if (others.length === cluster.stopped.length) return cluster;
  const started: Cluster = { ...cluster, stopped: others, seen: setEntry(cluster.seen, actor, 0) };
  const news: Message = { type: 'watch', revision: cluster.store.revision };
  const rhythm = rhythms[actor];
  const listed = tellController(started, actor, news, null);
  if (!rhythm) return listed;
  const message: Message = { type: 'timer', name: rhythm.timer, key: '', token: 0 };
  return post(listed, { atMs: listed.nowMs, cause: null, to: 'actor', actor, message });
}

/** What is to be made in one batch is asked for at once: one that is refused keeps none of the others. */
function othersOfBatch(
  refused: Train['requests'][number],
  rest: Train['requests'],
): Train['requests'] {
  if (refused.request.verb !== 'create') return [];
  const batch = rest.filter(({ seq }) => seq === refused.seq);
  const next = batch.findIndex(({ request }) => request.verb === 'create');
  return next < 0 ? [] : batch.slice(next);
}

/** Whether its requests are about objects apart, so that one that is refused says nothing of the next. */
function speaksOfMany(actor: ActorId): boolean {
  return isKubelet(actor) || actor === 'node-controller';
}

function isAlreadyGone(request: Request, status: Status): boolean {
  return request.verb === 'delete' && status.reason === 'NotFound';
}

/** What an actor gets to see. News moves its view on; a machine that goes on looks at the newest state. */
function prepare(
  cluster: Cluster,
  actor: ActorId,
  message: Message,
  cause: number | null,
): { ready: Cluster; context: Context; close: () => Cluster['streams'] } {
  const before = getEntry(cluster.seen, actor) ?? 0;
  const after = seenAfter(before, message, cluster.store.revision);
  const streams = openStreams(cluster.seed, cluster.streams);
  const { images, nodes, cloud } = cluster.scenario;
  return {
    ready: after === before ? cluster : { ...cluster, seen: setEntry(cluster.seen, actor, after) },
    context: {
      nowMs: cluster.nowMs,
      view: viewOf(cluster.store, after),
      latest: cluster.store,
      changes: message.type === 'watch' ? newsFor(actor, cluster.store, before, after) : [],
      constants: profiles[cluster.profile],
      surroundings: { images, nodes, cloud, load: cluster.load },
      dice: streams.dice,
      cause,
    },
    close: streams.close,
  };
}

/** Notes what an actor decided, and sends its requests and messages on their way. */
function settle<M>(
  cluster: Cluster,
  actor: ActorId,
  outcome: Outcome<M>,
  cause: number | null,
): Cluster {
  let settled = cluster;
  let lastSeq = cause;
  const requests: { request: Request; seq: number }[] = [];
  for (const { rule, text, inputs, requests: asked, cause: reason = cause } of outcome.decisions) {
    const noted = note(settled, { actor, rule, text, inputs, cause: reason });
    settled = noted.cluster;
    lastSeq = noted.seq;
    requests.push(...asked.map((request) => ({ request, seq: noted.seq })));
  }
  if (requests.length > 0) {
    const train: Train = { from: actor, key: outcome.key, requests, refusals: [] };
    settled = post(settled, { atMs: settled.nowMs, cause: lastSeq, to: 'api-server', train });
  }
  for (const { afterMs, message } of outcome.messages) {
    const atMs = settled.nowMs + afterMs;
    settled = post(settled, { atMs, cause: lastSeq, to: 'actor', actor, message });
  }
  return settled;
}

function answerTrain(cluster: Cluster, { from, key, refusals }: Train): Cluster {
  if (isKubelet(from)) return cluster;
  const message: Message = { type: 'answered', key, refusals };
  return post(cluster, { atMs: cluster.nowMs, cause: null, to: 'actor', actor: from, message });
}

/** Everyone who watches hears of the newest write, each after a delay of its own. */
function announce(cluster: Cluster, cause: number | null): Cluster {
  const { revision, log } = cluster.store;
  const change = getEntry(log, revision);
  if (!change) return cluster;
  const streams = openStreams(cluster.seed, cluster.streams);
  let announced = cluster;
  for (const actor of recipients(change)) {
    const lagMs = 1 + nextInteger(streams.dice(`lag/${actor}`), LAG_MAX_MS);
    const message: Message = { type: 'watch', revision };
    const atMs = cluster.nowMs + lagMs;
    announced = post(announced, { atMs, cause, to: 'actor', actor, message });
  }
  return { ...announced, streams: streams.close() };
}

function noteRevision(cluster: Cluster, seq: number | null): Cluster {
  const entry = seq === null ? undefined : getEntry(cluster.trace, seq);
  if (seq === null || !entry || entry.revision !== null) return cluster;
  const revised = { ...entry, revision: cluster.store.revision };
  return { ...cluster, trace: setEntry(cluster.trace, seq, revised) };
}
