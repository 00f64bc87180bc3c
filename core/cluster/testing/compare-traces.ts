/**
 * How far a simulated run agrees with a recorded one: what every command printed, what was said and when, the
 * course of every quantity, and where pods ended. Chance is allowed for, mistakes are not.
 */
import { plainWords, type Rename, renamer, withoutCombined } from './plain-words';
import type { RecordedTrace } from './recorded-trace';
import { compareSeries, type Loose, seriesOf, slackAt } from './trace-series';

export type Agreement = { score: number; wrong: readonly string[] };

const CONTROL_PLANE =
  /^(ScalingReplicaSet|SuccessfulCreate|SuccessfulDelete|Scheduled|FailedScheduling|Preempted|SuccessfulRescale|NodeNotReady|NodeReady|TaintManagerEviction|BackoffLimitExceeded|Completed|FailedCreate|FailedBinding|ProvisioningFailed|WaitForFirstConsumer|FailedGetResourceMetric|FailedComputeMetricsReplicas)$/;
/** How often these are said is a race; only whether they are counts. */
const ONCE =
  / (FailedScheduling|ScalingReplicaSet|FailedCreate|FailedBinding|ProvisioningFailed|WaitForFirstConsumer|FailedGetResourceMetric|FailedComputeMetricsReplicas) /;

export function compareTraces(real: RecordedTrace, simulated: RecordedTrace): Agreement {
  const ofReal = renamer(real, real.alike);
  const ofSimulated = renamer(simulated, real.alike);
  const until = Math.max(...[...real.transcript, ...real.pods].map(({ t }) => t));
  const parts = [
    compareWords(real, simulated, ofReal, ofSimulated),
    compareEvents(
      eventsOf(real, ofReal, real.racyFrom),
      eventsOf(simulated, ofSimulated, real.racyFrom),
      real.loose,
    ),
    compareSeries(seriesOf(real, ofReal), seriesOf(simulated, ofSimulated), until, real.loose),
    comparePlaces(placesOf(real, ofReal), placesOf(simulated, ofSimulated)),
  ];
  return {
    score: parts.reduce((sum, { score }) => sum + score, 0) / parts.length,
    wrong: parts.flatMap(({ wrong }) => wrong),
  };
}

function compareWords(
  real: RecordedTrace,
  simulated: RecordedTrace,
  ofReal: Rename,
  ofSimulated: Rename,
): Agreement {
  const wrong = real.transcript.flatMap((entry, i) => {
    const other = simulated.transcript[i];
    const printed = other?.run === entry.run ? printedBy(other, ofSimulated) : 'nothing';
    const recorded = printedBy(entry, ofReal);
    return printed === recorded ? [] : [`$ ${entry.run}\nreal: ${recorded}\nours: ${printed}`];
  });
  const all = real.transcript.length;
  return { score: all > 0 ? 1 - wrong.length / all : 1, wrong };
}

/** Tables are sets of rows; how often a rollout reports, and how often an event was repeated, are races. */
function printedBy(entry: RecordedTrace['transcript'][number], rename: Rename): string {
  const lines = [...plainWords(entry.stdout, rename), ...plainWords(entry.stderr, rename)];
  const kept = /rollout status/.test(entry.run)
    ? lines.slice(-1)
    : /describe|get events/.test(entry.run)
      ? [...new Set(lines)]
      : lines;
  return `${entry.exit}|${kept.sort().join('\n')}`;
}

type Said = ReadonlyMap<string, readonly number[]>;

function eventsOf(trace: RecordedTrace, rename: Rename, racyFrom: number): Said {
  const said = new Map<string, number[]>();
  for (const { t, reason, kind, name, message } of trace.events) {
    const isRacy = reason === 'FailedScheduling' && t >= racyFrom;
    if (!CONTROL_PLANE.test(reason) || isRacy) continue;
    const words = wordsOf(reason, message, rename);
    const key = withoutCombined(`${kind} ${rename(name)} ${reason} ${words}`);
    said.set(
      key,
      [...(said.get(key) ?? []), t].sort((a, b) => a - b),
    );
  }
  return said;
}

function wordsOf(reason: string, message: string, rename: Rename): string {
  if (/^(Scheduled|ScalingReplicaSet|TaintManagerEviction)$/.test(reason)) return '';
  return reason === 'FailedScheduling' ? plainWords(message, rename).join(' ') : rename(message);
}

function compareEvents(real: Said, simulated: Said, loose: Loose): Agreement {
  const wrong: string[] = [];
  let agreed = 0;
  let all = 0;
  for (const key of new Set([...real.keys(), ...simulated.keys()])) {
    const few = ONCE.test(key) ? 1 : undefined;
    const times = (real.get(key) ?? []).slice(0, few);
    const others = (simulated.get(key) ?? []).slice(0, few);
    const count = Math.max(times.length, others.length);
    const same = times.filter(
      (t, i) => Math.abs(t - (others[i] ?? Number.NaN)) <= slackAt(t, loose),
    );
    agreed += same.length;
    all += count;
    if (same.length < count) {
      wrong.push(
        `${key}: real at ${times.join(' ') || 'no time'}, ours at ${others.join(' ') || 'no time'}`,
      );
    }
  }
  return { score: all > 0 ? agreed / all : 1, wrong };
}

/** For each owner and each kind of node, how many pods each node of the kind has, most first. */
type Places = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

function placesOf(trace: RecordedTrace, rename: Rename): Places {
  const pods = new Map<string, RecordedTrace['pods'][number]>();
  for (const change of trace.pods) {
    if (change.gone) pods.delete(change.name);
    else pods.set(change.name, change);
  }
  const places = new Map<string, Map<string, Map<string, number>>>();
  for (const { name, owner, node } of pods.values()) {
    const place = node ?? 'none';
    const byKind = getOrMake(places, rename(owner ?? name), () => new Map());
    const byNode = getOrMake(byKind, rename(place), () => new Map<string, number>());
    byNode.set(place, (byNode.get(place) ?? 0) + 1);
  }
  const counted = (byNode: Map<string, number>) => [...byNode.values()].sort((a, b) => b - a);
  return new Map(
    [...places].map(([owner, byKind]) => [
      owner,
      new Map([...byKind].map(([kind, byNode]) => [kind, counted(byNode)])),
    ]),
  );
}

function getOrMake<V>(map: Map<string, V>, key: string, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/** Totals on each kind of node are equal; among nodes that are alike each count is within one. */
function comparePlaces(real: Places, simulated: Places): Agreement {
  const wrong = [...new Set([...real.keys(), ...simulated.keys()])].filter((owner) => {
    const there = real.get(owner) ?? new Map<string, number[]>();
    const here = simulated.get(owner) ?? new Map<string, number[]>();
    const kinds = [...new Set([...there.keys(), ...here.keys()])];
    return !kinds.every((kind) => isSimilar(there.get(kind) ?? [], here.get(kind) ?? []));
  });
  return {
    score: wrong.length === 0 ? 1 : 0,
    wrong: wrong.map((owner) => `the pods of ${owner} ended elsewhere`),
  };
}

function isSimilar(left: readonly number[], right: readonly number[]): boolean {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const length = Math.max(left.length, right.length);
  const pairs = Array.from({ length }, (_, i) => Math.abs((left[i] ?? 0) - (right[i] ?? 0)));
  return sum(left) === sum(right) && pairs.every((difference) => difference <= 1);
}
