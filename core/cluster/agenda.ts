/**
 * What is to happen: in the order of time, then of how urgent it is, then as it was posted. Each slot holds what is
 * equally urgent at one moment.
 */
import { entriesFrom, firstEntry, getEntry, removeEntry, setEntry, valuesOf } from './sorted-map';
import type { Cluster, Envelope } from './world';

type Agenda = Cluster['agenda'];

/** Requests come first, then their answers, then news, then work, then the script. */
const priorities = { request: 0, answer: 1, news: 2, work: 3, script: 4 } as const;
const SLOTS_A_MOMENT = 5;

export function firstEnvelope(agenda: Agenda): Envelope | null {
  return firstEntry(firstEntry(agenda)?.value ?? null)?.value ?? null;
}

export function withoutFirst(agenda: Agenda): Agenda {
  const slot = firstEntry(agenda);
  const first = firstEntry(slot?.value ?? null);
  return slot && first ? removed(agenda, slot.key, first.key) : agenda;
}

/** `sequence` rises from envelope to envelope. */
export function withEnvelope(agenda: Agenda, envelope: Envelope, sequence: number): Agenda {
  const slot = envelope.atMs * SLOTS_A_MOMENT + priorityOf(envelope);
  return setEntry(agenda, slot, setEntry(getEntry(agenda, slot) ?? null, sequence, envelope));
}

/** Without those that are like it says. */
export function withoutEnvelopes(agenda: Agenda, isMeant: (envelope: Envelope) => boolean): Agenda {
  let kept = agenda;
  for (const { key: slot, value: envelopes } of entriesFrom(agenda, 0)) {
    for (const { key, value } of entriesFrom(envelopes, 0)) {
      if (isMeant(value)) kept = removed(kept, slot, key);
    }
  }
  return kept;
}

/** All of them, the next one first. */
export function envelopesOf(agenda: Agenda): Envelope[] {
  return valuesOf(agenda).flatMap((envelopes) => valuesOf(envelopes));
}

function removed(agenda: Agenda, slot: number, sequence: number): Agenda {
  const left = removeEntry(getEntry(agenda, slot) ?? null, sequence);
  return left ? setEntry(agenda, slot, left) : removeEntry(agenda, slot);
}

function priorityOf(envelope: Envelope): number {
  if (envelope.to === 'api-server') return priorities.request;
  if (envelope.to === 'scenario') return priorities.script;
  if (envelope.message.type === 'answered') return priorities.answer;
  return envelope.message.type === 'watch' ? priorities.news : priorities.work;
}
