/** How news reaches those who watch: each hears of every write, after a delay of its own, by dice of its own. */
import { nextInteger, type Random } from '#core/random';
import { type ActorId, type ActorName, actorNames, type Message } from './actor';
import { recipients } from './actors';
import { withEnvelope } from './agenda';
import type { Draft } from './draft';
import type { KubeletMemory } from './kubelet/kubelet';
import { isKubelet, nodeOfKubelet } from './news';
import { getEntry, setEntry } from './sorted-map';
import { changeAt } from './store';
import { firstOf } from './streams';
import type { Ear } from './world';

const LAG_MAX_MS = 20;

/** Of the newest write. */
export function announce(draft: Draft, cause: number | null): void {
  const { revision } = draft.store;
  const change = changeAt(draft.store, revision);
  if (!change) return;
  const message: Message = { type: 'watch', revision };
  for (const actor of recipients(change)) {
    const lagMs = isKubelet(actor)
      ? kubeletLagMs(draft, nodeOfKubelet(actor))
      : controllerLagMs(draft, actor);
    const atMs = draft.nowMs + lagMs;
    const envelope = { atMs, cause, to: 'actor', actor, message } as const;
    draft.agenda = withEnvelope(draft.agenda, envelope, draft.owner);
  }
}

/** Nobody has heard of anything yet. */
export function initialEars(seed: number): Draft['ears'] {
  return Object.fromEntries(
    actorNames.map((actor) => [actor, { seen: 0, lagState: firstOf(seed, streamOf(actor)).state }]),
  );
}

export function earOf({ ears, seed }: Draft, actor: ActorName): Ear {
  return ears[actor] ?? { seen: 0, lagState: firstOf(seed, streamOf(actor)).state };
}

/** A machine that has seen all that there is so far. */
export function plugIn(draft: Draft, kubelet: KubeletMemory): void {
  const { state: lagState } = draft.dice(streamOf(`kubelet/${kubelet.node}`));
  const ear = { seen: draft.store.revision, lagState };
  draft.kubelets = setEntry(draft.kubelets, kubelet.node, { kubelet, ear });
}

function controllerLagMs(draft: Draft, actor: ActorName): number {
  const ear = earOf(draft, actor);
  const random: Random = { state: ear.lagState };
  const lagMs = draw(random);
  draft.ears[actor] = { seen: ear.seen, lagState: random.state };
  return lagMs;
}

function kubeletLagMs(draft: Draft, node: string): number {
  const machine = getEntry(draft.kubelets, node);
  // A pod may name a node that nobody has.
  if (!machine) return draw(draft.dice(streamOf(`kubelet/${node}`)));
  const { kubelet, ear } = machine;
  const random: Random = { state: ear.lagState };
  const lagMs = draw(random);
  const next = { seen: ear.seen, lagState: random.state };
  draft.kubelets = setEntry(draft.kubelets, node, { kubelet, ear: next });
  return lagMs;
}

function streamOf(actor: ActorId): string {
  return `lag/${actor}`;
}

function draw(random: Random): number {
  return 1 + nextInteger(random, LAG_MAX_MS);
}
