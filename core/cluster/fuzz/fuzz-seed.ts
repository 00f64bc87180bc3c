/** One seed: the course that it gives, and what is broken in it. A mistake that throws is a finding like others. */
import type { Profile } from '../profile';
import { changeAt } from '../store';
import type { Cluster } from '../world';
import { invariants } from './all-invariants';
import { type Course, playCourse } from './course';
import { causesOfChange } from './invariant';

export type Finding = {
  seed: number;
  profile: Profile;
  invariant: string;
  /** Null where it is about the end of the course. */
  revision: number | null;
  text: string;
  /** What led to the write of that revision, nearest first, down to the command that began it. */
  chain: readonly string[];
};

/** Both releases by turns. */
export function profileOf(seed: number): Profile {
  return seed % 2 === 1 ? '1.20' : '1.36';
}

export function fuzzSeed(seed: number, profile: Profile): Finding[] {
  try {
    return findingsIn(playCourse(seed, profile));
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const [text = '', ...chain] = stack.split('\n').map((line) => line.trim());
    return [{ seed, profile, invariant: 'nothing throws', revision: null, text, chain }];
  }
}

/** The first break of each invariant; what follows it is most often its consequence. */
export function findingsIn(course: Course): Finding[] {
  const { cluster } = course;
  const { seed, profile } = cluster;
  return invariants.flatMap(({ name, problems }) => {
    const [problem] = problems(course);
    if (!problem) return [];
    const { revision, text } = problem;
    return [{ seed, profile, invariant: name, revision, text, chain: chainOf(revision, cluster) }];
  });
}

function chainOf(revision: number | null, cluster: Cluster): string[] {
  const change = revision === null ? null : changeAt(cluster.store, revision);
  if (!change) return [];
  return causesOfChange(change, cluster).map(
    ({ atMs, actor, rule, text }) => `${(atMs / 1000).toFixed(3)}s ${actor} ${rule}: ${text}`,
  );
}
