import { expect, test } from 'vitest';
import { makeRandom, nextInteger, shuffle } from '#core/random';
import { envelopesOf, firstEnvelope, withEnvelope, withoutEnvelopes, withoutFirst } from './agenda';
import type { Cluster, Envelope } from './world';

const train = { from: 'job-controller', key: '', requests: [], refusals: [] } as const;
const answered = { type: 'answered', key: '', refusals: [] } as const;
const inOrder = (atMs: number): Envelope[] => [
  { atMs, cause: null, to: 'api-server', train },
  { atMs, cause: null, to: 'actor', actor: 'job-controller', message: answered },
  {
    atMs,
    cause: null,
    to: 'actor',
    actor: 'job-controller',
    message: { type: 'watch', revision: 1 },
  },
  { atMs, cause: null, to: 'actor', actor: 'job-controller', message: { type: 'work' } },
  { atMs, cause: null, to: 'scenario', stepIndex: 0 },
];

const owner = {};
const agendaOf = (envelopes: readonly Envelope[]) =>
  envelopes.reduce<Cluster['agenda']>((all, each) => withEnvelope(all, each, owner), null);

test('what is posted in any order happens by time, then by urgency', () => {
  const wanted = [0, 7, 1_000_000_000].flatMap(inOrder);
  const random = makeRandom(1);
  for (let round = 0; round < 20; round += 1) {
    expect(envelopesOf(agendaOf(shuffle(wanted, random)))).toEqual(wanted);
  }
});

test('what is equally urgent happens as it was posted', () => {
  const random = makeRandom(2);
  const posted = Array.from({ length: 200 }, (_, stepIndex): Envelope => {
    return { atMs: nextInteger(random, 5), cause: null, to: 'scenario', stepIndex };
  });
  const taken: Envelope[] = [];
  let agenda = agendaOf(posted);
  for (let next = firstEnvelope(agenda); next; next = firstEnvelope(agenda)) {
    taken.push(next);
    agenda = withoutFirst(agenda, owner);
  }
  expect(agenda).toBeNull();
  expect(taken).toEqual(posted.toSorted((a, b) => a.atMs - b.atMs));
});

test('what is no longer meant to happen is taken off', () => {
  const agenda = agendaOf([0, 7].flatMap(inOrder));
  const kept = withoutEnvelopes(agenda, ({ to }) => to === 'actor', owner);
  expect(envelopesOf(kept).map(({ atMs, to }) => `${atMs} ${to}`)).toEqual([
    '0 api-server',
    '0 scenario',
    '7 api-server',
    '7 scenario',
  ]);
});

test('what others have kept stays as it was, whoever writes on', () => {
  const kept = agendaOf([0, 7].flatMap(inOrder));
  const before = envelopesOf(kept);
  for (const other of [{}, {}]) {
    let agenda: Cluster['agenda'] = kept;
    for (const envelope of inOrder(7)) agenda = withEnvelope(agenda, envelope, other);
    for (let taken = 0; taken < 7; taken += 1) agenda = withoutFirst(agenda, other);
    expect(envelopesOf(agenda)).toHaveLength(8);
    expect(envelopesOf(kept)).toEqual(before);
  }
});
