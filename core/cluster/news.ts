/** How far an actor sees, and what is new to it. */
import type { ActorId, Message } from './actor';
import { type Change, changesBetween, changesOn, listing, type Store, viewOf } from './store';

type KubeletId = `kubelet/${string}`;

/** News moves a view on, never back; a machine that goes on looks at the newest state. */
export function seenAfter(before: number, message: Message, head: number): number {
  if (message.type === 'power') return head;
  return message.type === 'watch' ? Math.max(before, message.revision) : before;
}

/** Who has seen nothing yet is shown what there is, not how it came to be. A kubelet watches its own pods. */
export function newsFor(actor: ActorId, store: Store, before: number, after: number): Change[] {
  if (before === 0) return listing(viewOf(store, after));
  return isKubelet(actor)
    ? changesOn(store, nodeOfKubelet(actor), before, after)
    : changesBetween(store, before, after);
}

export function isKubelet(actor: ActorId): actor is KubeletId {
  return actor.startsWith('kubelet/');
}

export function nodeOfKubelet(actor: KubeletId): string {
  return actor.slice('kubelet/'.length);
}
