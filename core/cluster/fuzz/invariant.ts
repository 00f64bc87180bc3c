/** What must always hold: a question to a whole course. Its answer is all that is broken. */
import { entryAt } from '../log';
import type { Kind, KubernetesObject } from '../objects';
import { type Change, listObjects, type View } from '../store';
import type { Cluster, NotedEntry } from '../world';
import type { Course } from './course';

/** Without a revision it is about the end. */
export type Problem = { revision: number | null; text: string };

export type Invariant = (course: Course) => Problem[];

/** Holds in the state after each write to these kinds. */
export function always(
  kinds: readonly Kind[],
  problemsIn: (change: Change, course: Course) => readonly string[],
): Invariant {
  return (course) =>
    course.changes.flatMap((change) => {
      const subject = change.object ?? change.previous;
      if (!subject || !kinds.includes(subject.kind)) return [];
      return problemsIn(change, course).map((text) => ({ revision: change.revision, text }));
    });
}

/** Holds between each version of an object and the one before it. */
export function betweenVersions(
  problemsIn: (object: KubernetesObject, previous: KubernetesObject, change: Change) => string[],
): Invariant {
  return ({ changes }) =>
    changes.flatMap((change) => {
      const { object, previous, revision, key } = change;
      if (!object || !previous || object.metadata.uid !== previous.metadata.uid) return [];
      return problemsIn(object, previous, change).map((text) => ({
        revision,
        text: `${key}: ${text}`,
      }));
    });
}

/** Holds once all has been mended and left alone for a while. */
export function inTheEnd(
  problemsIn: (view: View, cluster: Cluster) => readonly string[],
): Invariant {
  return ({ cluster }) =>
    problemsIn(cluster.store, cluster).map((text) => ({ revision: null, text }));
}

/** Who wrote: the actor whose decision led to the change, or the person whose command did. */
export function authorOf({ cause }: Change, cluster: Cluster): NotedEntry | null {
  return cause === null ? null : (entryAt(cluster.trace, cause - 1) ?? null);
}

/** What led to that, nearest first, back to the command that began it. */
export function causesOfChange(change: Change, cluster: Cluster): NotedEntry[] {
  const chain: NotedEntry[] = [];
  let entry = authorOf(change, cluster);
  while (entry) {
    chain.push(entry);
    entry = entry.cause === null ? null : (entryAt(cluster.trace, entry.cause - 1) ?? null);
  }
  return chain;
}

/**
 * The states that an actor may have known when it made a change, the newest last: those that were true at some
 * moment of the time that news takes, which is longer while requests wait for a server that is down.
 */
export function recentViews(
  change: Change,
  course: Course,
  withinMs = lagMs(change, course),
): View[] {
  const views: View[] = [];
  for (let at = change.revision; at > 0; at -= 1) {
    const earlier = course.changes[at - 1];
    if (!earlier) break;
    views.push(earlier);
    if (earlier.atMs < change.atMs - withinMs) break;
  }
  return views.reverse();
}

/** What is wrong with a decision in the light of the state, of those its maker may have known, that excuses it most. */
export function leastBroken(
  change: Change,
  course: Course,
  problemsIn: (view: View) => readonly string[],
): Problem[] {
  let least: readonly string[] | null = null;
  for (const view of recentViews(change, course)) {
    const problems = problemsIn(view);
    if (problems.length === 0) return [];
    if (!least || problems.length < least.length) least = problems;
  }
  return (least ?? []).map((text) => ({ revision: change.revision, text }));
}

/** Whether somebody who makes pods has said that it could not. */
export function saysFailedCreate(view: View, uid: string): boolean {
  return listObjects(view, 'Event').some(
    ({ reason, involvedObject }) => reason === 'FailedCreate' && involvedObject.uid === uid,
  );
}

/** Until the last has heard, with a request of a moment under way. */
const HEARD_MS = 60;
/** A client asks again after a second. */
const UNHEARD_MS = 2000;

function lagMs({ atMs }: Change, { cluster }: Course): number {
  const isRecovering = cluster.acts.some(
    ({ command, atMs: actMs }) =>
      command.type === 'component' && actMs <= atMs && actMs > atMs - UNHEARD_MS,
  );
  return isRecovering ? UNHEARD_MS : HEARD_MS;
}
