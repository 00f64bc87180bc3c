/**
 * The course of a random cluster: a while of faults and commands, then everything is mended and left alone. The
 * same seed and profile give the same course.
 */
import { makeRandom, nextInteger, type Random } from '#core/random';
import { advance, createCluster, headRevision, run, step } from '../cluster';
import { componentNames } from '../components';
import type { Profile } from '../profile';
import { entriesFrom } from '../sorted-map';
import { type Change, changesBetween } from '../store';
import type { Cluster, Command } from '../world';
import { chance } from './choose';
import { randomFault } from './random-fault';
import { randomKubectl } from './random-kubectl';
import { randomScenario } from './random-scenario';

export type Course = {
  readonly cluster: Cluster;
  /** All writes, oldest first. */
  readonly changes: readonly Change[];
  /** The revision at which the last fault was mended and the last command given. */
  readonly quietSince: number;
  readonly quietMs: number;
  /** How many events had happened by then. */
  readonly eventsBeforeQuiet: number;
};

const ACTS_MAX = 14;
const PAUSE_MAX_MS = 9000;
/** Long enough for a node that came back, a start-up of the controllers and a row of slow starts. */
const QUIET_MS = 150_000;

export function playCourse(seed: number, profile: Profile): Course {
  const random = makeRandom(seed);
  let cluster = createCluster(randomScenario(seed, random), { seed, profile });
  for (let act = nextInteger(random, ACTS_MAX); act >= 0; act -= 1) {
    cluster = advance(cluster, cluster.nowMs + nextInteger(random, PAUSE_MAX_MS));
    for (let steps = nextInteger(random, 20); steps > 0; steps -= 1) cluster = step(cluster);
    cluster = run(cluster, randomCommand(cluster, random)).cluster;
  }
  // A script that waits holds up the steps after it, whatever the time is.
  while (
    cluster.acts.filter(({ by }) => by === 'scenario').length < cluster.scenario.steps.length
  ) {
    cluster = step(cluster);
  }
  const mended = mend(cluster);
  const settled = advance(mended, mended.nowMs + QUIET_MS);
  return {
    cluster: settled,
    changes: changesBetween(settled.store, 0, headRevision(settled)),
    quietSince: headRevision(mended),
    quietMs: QUIET_MS,
    eventsBeforeQuiet: mended.processed,
  };
}

function randomCommand(cluster: Cluster, random: Random): Command {
  if (chance(0.3, random)) return randomFault(cluster.store, random);
  const files = Object.keys(cluster.scenario.files);
  return { type: 'kubectl', text: randomKubectl(cluster.store, files, random) };
}

/** Processes and machines are up again. What people asked for stays as they asked for it. */
function mend(cluster: Cluster): Cluster {
  const mends: Command[] = [
    ...componentNames.map((component): Command => ({ type: 'component', component, state: 'up' })),
    ...[...entriesFrom(cluster.kubelets, '')].map(
      ({ key: node }): Command => ({ type: 'node', node, state: 'up' }),
    ),
  ];
  return mends.reduce((mended, command) => run(mended, command).cluster, cluster);
}
