/**
 * What is to happen: in the order of time, then of how urgent it is, then as it was posted. Each slot is the queue
 * of what is equally urgent at one moment.
 */
import { appended, entriesBetween, entryAt, logOf } from './log';
import { entriesFrom, firstEntry, getEntry, removeEntry, setEntry, valuesOf } from './sorted-map';
import type { Agenda, Envelope, Owner, Slot } from './world';

/** Requests come first, then their answers, then news, then work, then the script. */
const priorities = { request: 0, answer: 1, news: 2, work: 3, script: 4 } as const;
const SLOTS_A_MOMENT = 5;

export function firstEnvelope(agenda: Agenda): Envelope | null {
  const slot = firstEntry(agenda)?.value;
  return (slot && entryAt(slot.envelopes, slot.next)) ?? null;
}

/** Most slots are written many times before the moment is kept: those that the owner made are written in place. */
export function withoutFirst(agenda: Agenda, owner: Owner): Agenda {
  const first = firstEntry(agenda);
  if (!first) return null;
  const { value: slot, key } = first;
  const next = slot.next + 1;
  if (next >= slot.envelopes.size) return removeEntry(agenda, key);
  if (slot.owner !== owner) return setEntry(agenda, key, { ...slot, owner, next });
  slot.next = next;
  return agenda;
}

export function withEnvelope(agenda: Agenda, envelope: Envelope, owner: Owner): Agenda {
  const key = envelope.atMs * SLOTS_A_MOMENT + priorityOf(envelope);
  const slot = getEntry(agenda, key);
  if (!slot) return setEntry(agenda, key, { owner, envelopes: logOf(envelope), next: 0 });
  const envelopes = appended(slot.envelopes, envelope);
  if (slot.owner !== owner) return setEntry(agenda, key, { ...slot, owner, envelopes });
  slot.envelopes = envelopes;
  return agenda;
}

/** Without those that are like it says. */
export function withoutEnvelopes(
  agenda: Agenda,
  isMeant: (envelope: Envelope) => boolean,
  owner: Owner,
): Agenda {
  let kept: Agenda = null;
  for (const { key, value: slot } of entriesFrom(agenda, 0)) {
    const left = waitingIn(slot).filter((envelope) => !isMeant(envelope));
    if (left.length === 0) continue;
    kept = setEntry(kept, key, { owner, envelopes: logOf(...left), next: 0 });
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
