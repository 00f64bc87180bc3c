/**
 * A learner's hands on a cluster: play, step, rewind, act, and act in the past. Pure: an act takes a lab and
 * gives a new one. Time comes in the act, as real milliseconds.
 */
import {
  advance,
  createCluster,
  forkAt,
  headRevision,
  nextEventAtMs,
  revisionAtMs,
  run,
  step,
  viewAt,
} from '../cluster';
import { entryAt } from '../log';
import type { Profile } from '../profile';
import type { Scenario } from '../scenario';
import { changesBetween } from '../store';
import type { Cluster, Command, CommandOutput } from '../world';
import { announce, isNotable } from './describe-change';

/** Virtual seconds in a real one. */
export const speeds = [1, 10, 60] as const;
export type Speed = (typeof speeds)[number];

export type Moment = { revision: number; atMs: number };

export type Lab = {
  cluster: Cluster;
  /** The earlier moment that is shown; null when the present is. */
  past: Moment | null;
  /** `resting` time begins to pass by itself when the learner acts; `paused` time does not. */
  clock: 'resting' | 'playing' | 'paused';
  speed: Speed;
  /** Real milliseconds of play since anything last changed. */
  quietMs: number;
  /** Says why a skip went nowhere, or that play came to rest. */
  notice: string | null;
  /** What changed last, in words, for those who do not see it. */
  heard: string;
  selectedPod: string | null;
  /** The future that the last act in the past left behind. */
  abandoned: { cluster: Cluster; past: Moment } | null;
  /** The commands so far and what they said, newest last. */
  answered: readonly Answered[];
};

export type Answered = { command: Command; output: CommandOutput };

export type LabAct =
  | { type: 'play' }
  | { type: 'pause' }
  | { type: 'tick'; elapsedMs: number }
  | { type: 'speed'; speed: Speed }
  | { type: 'step' }
  | { type: 'skip' }
  | { type: 'show'; revision: number }
  | { type: 'command'; command: Command }
  | { type: 'undo' }
  | { type: 'select'; pod: string }
  | { type: 'restart' };

/** Play rests after so long without a change. */
const REST_AFTER_MS = 10_000;
/** A step and a skip look so far ahead. */
const AHEAD_MS = 600_000;
/** What every node says every 10 s; it decides nothing. */
export const HEARTBEAT = 'kubelet.lease';
/** The scenario's beginning has settled when nothing changed for so long. */
const SETTLED_MS = 6_000;
const SETTLE_WITHIN_MS = 60_000;
/** Commands that are kept to be read again. */
const ANSWERED_MAX = 50;

export function openLab(scenario: Scenario, options: { seed: number; profile: Profile }): Lab {
  return {
    cluster: settle(createCluster(scenario, options)),
    past: null,
    clock: 'resting',
    speed: 1,
    quietMs: 0,
    notice: null,
    heard: '',
    selectedPod: null,
    abandoned: null,
    answered: [],
  };
}

export function actOnLab(lab: Lab, act: LabAct): Lab {
  const after = carryOut(lab, act);
  if (after === lab || act.type === 'restart') return after;
  return { ...after, heard: hear(lab, after) };
}

/** What is shown: the present, or the earlier moment. */
export function shownMoment(lab: Lab): Moment {
  return lab.past ?? { revision: headRevision(lab.cluster), atMs: lab.cluster.nowMs };
}

/** Forwards, the changes that came; backwards, where one is. */
function hear(before: Lab, after: Lab): string {
  const from = shownMoment(before).revision;
  const to = shownMoment(after).revision;
  if (to > from) return announce(changesBetween(after.cluster.store, from, to)) || before.heard;
  return to < from ? `Revision ${to} of ${headRevision(after.cluster)}` : before.heard;
}

function carryOut(lab: Lab, act: LabAct): Lab {
  switch (act.type) {
    case 'play':
      return { ...lab, clock: 'playing', quietMs: 0, notice: null };
    case 'pause':
      return { ...lab, clock: 'paused', notice: null };
    case 'tick':
      return lab.clock === 'playing' ? tick(lab, act.elapsedMs) : lab;
    case 'speed':
      return { ...lab, speed: act.speed };
    case 'step':
      return stepOnce({ ...lab, clock: 'paused', quietMs: 0, notice: null });
    case 'skip':
      return skip({ ...lab, quietMs: 0, notice: null });
    case 'show':
      return show(lab, act.revision);
    case 'command':
      return command(lab, act.command);
    case 'undo':
      return lab.abandoned ? { ...lab, ...lab.abandoned, clock: 'resting', abandoned: null } : lab;
    case 'select':
      return { ...lab, selectedPod: act.pod };
    case 'restart': {
      const { scenario, seed, profile } = lab.cluster;
      const anew = openLab(scenario, { seed, profile });
      return { ...anew, speed: lab.speed, heard: 'The cluster begins anew' };
    }
  }
}

function tick(lab: Lab, elapsedMs: number): Lab {
  const passedMs = Math.round(elapsedMs * lab.speed);
  const before = shownMoment(lab);
  const after = lab.past
    ? showMoment(lab, lab.past.atMs + passedMs)
    : { ...lab, cluster: advance(lab.cluster, lab.cluster.nowMs + passedMs) };
  const isQuiet = !hasNotable(after.cluster, before.revision, shownMoment(after).revision);
  const quietMs = isQuiet ? lab.quietMs + elapsedMs : 0;
  if (quietMs < REST_AFTER_MS) return { ...after, quietMs };
  const notice = 'Nothing changes for now: time rests. Skip to the next change, or play on.';
  return { ...after, quietMs: 0, clock: 'resting', notice };
}

/** What one actor decides at once. Heartbeats pass by: they are one of each node every 10 s. */
function stepOnce(lab: Lab): Lab {
  if (lab.past) return show(lab, lab.past.revision + 1);
  return (
    stepUntil(lab, hasDecided) ?? { ...lab, notice: 'Nothing is decided in the next 10 minutes.' }
  );
}

function hasDecided(before: Cluster, after: Cluster): boolean {
  const newest = entryAt(after.trace, after.trace.size - 1);
  const isNew = after.trace.size > before.trace.size;
  return isNew && newest !== undefined && newest.rule !== HEARTBEAT;
}

function hasChanged(before: Cluster, after: Cluster): boolean {
  return hasNotable(after, headRevision(before), headRevision(after));
}

/** Event by event until one that matters; null when none does for long. */
function stepUntil(lab: Lab, matters: (before: Cluster, after: Cluster) => boolean): Lab | null {
  const untilMs = lab.cluster.nowMs + AHEAD_MS;
  let { cluster } = lab;
  while ((nextEventAtMs(cluster) ?? Number.POSITIVE_INFINITY) <= untilMs) {
    const before = cluster;
    cluster = step(cluster);
    if (matters(before, cluster)) return { ...lab, cluster };
  }
  return null;
}

function skip(lab: Lab): Lab {
  const from = shownMoment(lab);
  if (lab.past) {
    const next = changesBetween(lab.cluster.store, from.revision, headRevision(lab.cluster)).find(
      isNotable,
    );
    return show(lab, next?.revision ?? headRevision(lab.cluster));
  }
  return (
    stepUntil(lab, hasChanged) ?? { ...lab, notice: 'Nothing changes in the next 10 minutes.' }
  );
}

function show(lab: Lab, revision: number): Lab {
  const clock = lab.clock === 'playing' ? 'resting' : lab.clock;
  const shown = Math.max(0, revision);
  if (shown >= headRevision(lab.cluster)) return { ...lab, clock, past: null };
  return { ...lab, clock, past: { revision: shown, atMs: viewAt(lab.cluster, shown).atMs } };
}

/** Replays what was: time passes in the past until it has caught up with the present. */
function showMoment(lab: Lab, atMs: number): Lab {
  if (atMs >= lab.cluster.nowMs) return { ...lab, past: null };
  return { ...lab, past: { revision: revisionAtMs(lab.cluster, atMs), atMs } };
}

function command(lab: Lab, given: Command): Lab {
  const { past } = lab;
  const base = past ? forkAt(lab.cluster, past.revision) : lab.cluster;
  const { cluster, output } = run(base, given);
  const answered = [...lab.answered, { command: given, output }].slice(-ANSWERED_MAX);
  if (given.type === 'kubectl' && headRevision(cluster) === headRevision(base)) {
    // Who only looks around in the past leaves the future as it was, and time as it stands.
    return { ...lab, cluster: past ? lab.cluster : cluster, notice: null, answered };
  }
  return {
    ...lab,
    cluster,
    past: null,
    clock: lab.clock === 'paused' ? 'paused' : 'playing',
    quietMs: 0,
    notice: null,
    abandoned: past ? { cluster: lab.cluster, past } : lab.abandoned,
    answered,
  };
}

function settle(opened: Cluster): Cluster {
  let cluster = opened;
  let changedAtMs = 0;
  while (cluster.nowMs < SETTLE_WITHIN_MS && cluster.nowMs - changedAtMs < SETTLED_MS) {
    const revision = headRevision(cluster);
    cluster = advance(cluster, cluster.nowMs + 1_000);
    if (hasNotable(cluster, revision, headRevision(cluster))) changedAtMs = cluster.nowMs;
  }
  return cluster;
}

function hasNotable(cluster: Cluster, after: number, upTo: number): boolean {
  return changesBetween(cluster.store, after, upTo).some(isNotable);
}
