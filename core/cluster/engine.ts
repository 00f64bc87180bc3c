/**
 * The engine: one event at a time, in the order of time, priority and sequence. It alone changes the state:
 * it hands an actor its view and its message, keeps what the actor remembers, takes its requests to the API
 * server one by one, and tells those who watch of each write, each with its own delay.
 */
import type { ActorId, ActorName, Context, Message, Outcome } from './actor';
import { type ActorTable, actors, rhythms } from './actors';
import { firstEnvelope, withEnvelope, withoutEnvelopes, withoutFirst } from './agenda';
import { answerOf, handle } from './api/api-server';
import type { Answer, Request, Status } from './api/request';
import { type UserInfo, userOf } from './api/user';
import type { Draft } from './draft';
import { announce, earOf } from './ears';
import { kubelet } from './kubelet/kubelet';
import { appended } from './log';
import { isKubelet, newsFor, nodeOfKubelet, seenAfter } from './news';
import { profiles } from './profile';
import { getEntry, setEntry } from './sorted-map';
import { viewOf, write } from './store';
import type { Envelope, NotedEntry, Train } from './world';

/** How often a client asks again when nobody answers. */
const RETRY_MS = 1000;

/** Takes the first envelope off the agenda and makes its time the present. */
export function takeEnvelope(draft: Draft): Envelope | null {
  const envelope = firstEnvelope(draft.agenda);
  if (!envelope) return null;
  draft.agenda = withoutFirst(draft.agenda, draft.owner);
  draft.processed += 1;
  draft.nowMs = envelope.atMs;
  return envelope;
}

export function post(draft: Draft, envelope: Envelope): void {
  draft.agenda = withEnvelope(draft.agenda, envelope, draft.owner);
}

/** One event of the machinery: one actor's step, or one request at the API server. */
export function deliver(draft: Draft, envelope: Exclude<Envelope, { to: 'scenario' }>): void {
  if (envelope.to === 'api-server') serve(draft, envelope.train);
  else tell(draft, envelope.actor, envelope.message, envelope.cause);
}

/** One actor's step with one message, at the present. */
export function tell(draft: Draft, actor: ActorId, message: Message, cause: number | null): void {
  if (!isKubelet(actor)) {
    tellController(draft, actor, message, cause);
    return;
  }
  const name = nodeOfKubelet(actor);
  const machine = getEntry(draft.kubelets, name);
  if (!machine) return;
  const seen = seenAfter(machine.ear.seen, message, draft.store.revision);
  const context = contextOf(draft, actor, message, { before: machine.ear.seen, seen, cause });
  const outcome = kubelet(machine.kubelet, message, context);
  const ear = { ...machine.ear, seen };
  draft.kubelets = setEntry(draft.kubelets, name, { kubelet: outcome.memory, ear });
  settle(draft, actor, outcome, cause);
}

/** One request, at the present: what is written because of it, and what the API server answers. */
export function submit(
  draft: Draft,
  request: Request,
  cause: number | null,
  user: UserInfo,
): Answer {
  const { store: view, nowMs, dice } = draft;
  const constants = profiles[draft.profile];
  const handled = handle(request, { view, nowMs, constants, dice, user });
  if ('status' in handled) return answerOf(handled, null);
  for (const { key, object } of handled.writes) {
    draft.store = write(draft.store, key, object, { atMs: nowMs, cause });
    announce(draft, cause);
  }
  return answerOf(handled, handled.writes.length > 0 ? draft.store.revision : null);
}

/** Its number in the trace. */
export function note(draft: Draft, entry: Omit<NotedEntry, 'seq' | 'atMs'>): number {
  const seq = draft.trace.size + 1;
  draft.trace = appended(draft.trace, { seq, atMs: draft.nowMs, ...entry });
  return seq;
}

/**
 * Serves the first request of a train; the rest follows as an event of its own. Where nobody serves, it is asked
 * again later, and what its sender says after it waits too, or older news would be taken for the newest.
 */
function serve(draft: Draft, train: Train): void {
  const heldUntilMs =
    draft.outage.length > 0
      ? nextRetryMs(draft.nowMs)
      : (getEntry(draft.held, train.from) ?? draft.nowMs);
  if (heldUntilMs > draft.nowMs) {
    draft.held = setEntry(draft.held, train.from, heldUntilMs);
    post(draft, { atMs: heldUntilMs, cause: null, to: 'api-server', train });
    return;
  }
  // What waited is served train by train, in the order in which it was asked.
  const isCatchingUp = getEntry(draft.held, train.from) === draft.nowMs;
  let rest = withoutServed(draft, train);
  while (isCatchingUp && rest.requests.length > 0) rest = withoutServed(draft, rest);
  if (rest.requests.length === 0) answerTrain(draft, rest);
  else post(draft, { atMs: draft.nowMs, cause: null, to: 'api-server', train: rest });
}

/** What is left of a train once its first request is answered. */
function withoutServed(draft: Draft, train: Train): Train {
  const [first] = train.requests;
  if (!first) return train;
  const requests = train.requests.slice(1);
  const answer = submit(draft, first.request, first.seq, userOf(train.from));
  if (answer.ok || isAlreadyGone(first.request, answer.status)) return { ...train, requests };
  return {
    ...train,
    // What a controller decided next, it decided for a state that is not so.
    requests: speaksOfMany(train.from) ? requests : othersOfBatch(first, requests),
    refusals: [...train.refusals, { request: first.request, status: answer.status }],
  };
}

/** All ask again at the same moments, in the order in which they asked. */
function nextRetryMs(nowMs: number): number {
  return (Math.floor(nowMs / RETRY_MS) + 1) * RETRY_MS;
}

function tellController<K extends ActorName>(
  draft: Draft,
  actor: K,
  message: Message,
  cause: number | null,
): void {
  if (message.type === 'power') {
    switchActor(draft, actor, message.up);
    return;
  }
  if (draft.stopped.includes(actor)) return;
  const ear = earOf(draft, actor);
  const seen = seenAfter(ear.seen, message, draft.store.revision);
  const context = contextOf(draft, actor, message, { before: ear.seen, seen, cause });
  if (seen !== ear.seen) draft.ears[actor] = { ...ear, seen };
  const table: ActorTable = actors;
  const outcome = table[actor].step(draft.memories[actor], message, context);
  draft.memories[actor] = outcome.memory;
  settle(draft, actor, outcome, cause);
}

/**
 * Down, it forgets everything, and what it had set itself to do is not done. Up again, it lists what there is,
 * as if all of it were new.
 */
function switchActor(draft: Draft, actor: ActorName, up: boolean): void {
  const others = draft.stopped.filter((name) => name !== actor);
  if (!up) {
    forgetAll(draft, actor);
    draft.stopped = [...others, actor];
    return;
  }
  if (others.length === draft.stopped.length) return;
  draft.stopped = others;
  draft.ears[actor] = { ...earOf(draft, actor), seen: 0 };
  tellController(draft, actor, { type: 'watch', revision: draft.store.revision }, null);
  const rhythm = rhythms[actor];
  if (!rhythm) return;
  const message: Message = { type: 'timer', name: rhythm.timer, key: '', token: 0 };
  post(draft, { atMs: draft.nowMs, cause: null, to: 'actor', actor, message });
}

function forgetAll<K extends ActorName>(draft: Draft, actor: K): void {
  const table: ActorTable = actors;
  draft.memories[actor] = table[actor].initial;
  draft.agenda = withoutEnvelopes(
    draft.agenda,
    (envelope) => envelope.to === 'actor' && envelope.actor === actor,
    draft.owner,
  );
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

/** What an actor gets to see whose view moves on from one revision to another. */
function contextOf(
  { store, nowMs, profile, scenario, load, dice }: Draft,
  actor: ActorId,
  message: Message,
  { before, seen, cause }: { before: number; seen: number; cause: number | null },
): Context {
  const { images, nodes, cloud } = scenario;
  return {
    nowMs,
    view: viewOf(store, seen),
    latest: store,
    changes: message.type === 'watch' ? newsFor(actor, store, before, seen) : [],
    constants: profiles[profile],
    surroundings: { images, nodes, cloud, load },
    dice,
    cause,
  };
}

/** Notes what an actor decided, and sends its requests and messages on their way. */
function settle<M>(draft: Draft, actor: ActorId, outcome: Outcome<M>, cause: number | null): void {
  let lastSeq = cause;
  const requests: { request: Request; seq: number }[] = [];
  for (const { rule, text, inputs, requests: asked, cause: reason = cause } of outcome.decisions) {
    const seq = note(draft, { actor, rule, text, inputs, cause: reason });
    lastSeq = seq;
    for (const request of asked) requests.push({ request, seq });
  }
  const { nowMs } = draft;
  if (requests.length > 0) {
    const train: Train = { from: actor, key: outcome.key, requests, refusals: [] };
    post(draft, { atMs: nowMs, cause: lastSeq, to: 'api-server', train });
  }
  for (const { afterMs, message } of outcome.messages) {
    post(draft, { atMs: nowMs + afterMs, cause: lastSeq, to: 'actor', actor, message });
  }
}

function answerTrain(draft: Draft, { from, key, refusals }: Train): void {
  if (isKubelet(from)) return;
  const message: Message = { type: 'answered', key, refusals };
  post(draft, { atMs: draft.nowMs, cause: null, to: 'actor', actor: from, message });
}
