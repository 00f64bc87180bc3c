/**
 * What is to happen: in the order of time, then of how urgent it is, then as it was posted. Each slot is the queue
 * of what is equally urgent at one moment.
 */
import { appended, entriesBetween, entryAt, logOf } from './log';
import { entriesFrom, firstEntry, getEntry, removeEntry, setEntry, valuesOf } from './sorted-map';
import type { Agenda, Envelope, Slot } from './world';

/** Requests come first, then their answers, then news, then work, then the script. */
const priorities = { request: 0, answer: 1, news: 2, work: 3, script: 4 } as const;
const SLOTS_A_MOMENT = 5;

export function firstEnvelope(agenda: Agenda): Envelope | null {
  const slot = firstEntry(agenda)?.value;
  return (slot && entryAt(slot.envelopes, slot.next)) ?? null;
}

export function withoutFirst(agenda: Agenda): Agenda {
  const first = firstEntry(agenda);
  if (!first) return null;
  const { envelopes, next } = first.value;
  return next + 1 < envelopes.size
    ? setEntry(agenda, first.key, { envelopes, next: next + 1 })
    : removeEntry(agenda, first.key);
}

export function withEnvelope(agenda: Agenda, envelope: Envelope): Agenda {
  const key = envelope.atMs * SLOTS_A_MOMENT + priorityOf(envelope);
  const slot = getEntry(agenda, key);
  return setEntry(
    agenda,
    key,
    slot
      ? { envelopes: appended(slot.envelopes, envelope), next: slot.next }
      : { envelopes: logOf(envelope), next: 0 },
  );
}

/** Without those that are like it says. */
export function withoutEnvelopes(agenda: Agenda, isMeant: (envelope: Envelope) => boolean): Agenda {
  let kept: Agenda = null;
  for (const { key, value: slot } of entriesFrom(agenda, 0)) {
    const envelopes = waitingIn(slot).filter((envelope) => !isMeant(envelope));
    if (envelopes.length > 0)
      kept = setEntry(kept, key, { envelopes: logOf(...envelopes), next: 0 });
  }
  return kept;
}

/** All of them, the next one first. */
export function envelopesOf(agenda: Agenda): Envelope[] {
  return valuesOf(agenda).flatMap(waitingIn);
}

function waitingIn({ envelopes, next }: Slot): Envelope[] {
  return entriesBetween(envelopes, next, envelopes.size);
}

function priorityOf(envelope: Envelope): number {
  if (envelope.to === 'api-server') return priorities.request;
  if (envelope.to === 'scenario') return priorities.script;
  if (envelope.message.type === 'answered') return priorities.answer;
  return envelope.message.type === 'watch' ? priorities.news : priorities.work;
}
