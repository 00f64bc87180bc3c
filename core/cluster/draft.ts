/**
 * A cluster while things happen to it: a copy that its writer alone has, so that a step writes the fields that it
 * changes instead of copying all of them. What the fields hold is never changed in place, but for the two tables of
 * actors, which are copied along, and for the slots of the agenda that it made itself.
 */
import type { Memories } from './actors';
import { type Dice, openStreams, type Streams } from './streams';
import type { Cluster, Ear, Owner } from './world';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export type Draft = Writable<Omit<Cluster, 'streams' | 'memories' | 'ears'>> & {
  readonly memories: Writable<Memories>;
  readonly ears: Record<string, Ear>;
  readonly dice: Dice;
  /** Where the dice stand. */
  readonly streams: () => Streams;
  /** Of what was made since the draft was begun, or kept as a cluster. */
  owner: Owner;
};

export function draftOf(cluster: Cluster): Draft {
  const { dice, close: streams } = openStreams(cluster.seed, cluster.streams);
  const memories = { ...cluster.memories };
  return { ...cluster, memories, ears: { ...cluster.ears }, dice, streams, owner: {} };
}

/** The cluster as it is now, whatever becomes of the draft. */
export function clusterOf(draft: Draft): Cluster {
  const { dice: _, owner: __, ...fields } = draft;
  const { memories, ears, streams } = fields;
  draft.owner = {};
  return { ...fields, memories: { ...memories }, ears: { ...ears }, streams: streams() };
}
