/** Everything that a drawing needs of the moment that is shown. */
import { clusterAt, headRevision, trace, viewAt } from '../cluster';
import { type Change, changesBetween } from '../store';
import type { ClusterView } from '../view';
import type { Cluster, TraceEntry } from '../world';
import { HEARTBEAT, type Lab, shownMoment } from './lab';
import { type Place, placesAfter } from './places';
import { podState } from './pod-state';

export type Shown = {
  revision: number;
  atMs: number;
  head: number;
  isPast: boolean;
  view: ClusterView;
  /** The machinery as it was then. */
  cluster: Cluster;
  places: ReadonlyMap<string, Place>;
  /** Every write up to the moment, oldest first. */
  changes: readonly Change[];
  /** What was decided up to the moment, oldest first, without heartbeats. */
  entries: readonly TraceEntry[];
};

export function showLab(lab: Lab): Shown {
  const { revision, atMs } = shownMoment(lab);
  const changes = changesBetween(lab.cluster.store, 0, revision);
  return {
    revision,
    atMs,
    head: headRevision(lab.cluster),
    isPast: lab.past !== null,
    view: viewAt(lab.cluster, revision),
    cluster: clusterAt(lab.cluster, revision),
    places: placesAfter(changes),
    changes,
    entries: trace(lab.cluster).filter(
      (entry) =>
        entry.rule !== HEARTBEAT &&
        entry.atMs <= atMs &&
        (entry.revision === null || entry.revision <= revision),
    ),
  };
}

/** The pod that acts are for: the chosen one while it is there, else the first that is not on its way out. */
export function selectedPodOf(view: ClusterView, chosen: string | null) {
  return (
    view.pods.find(({ metadata }) => metadata.name === chosen) ??
    view.pods.find((pod) => podState(pod) !== 'terminating') ??
    null
  );
}

/** As the drawings write it: `12.3 s`. */
export function formatMoment(atMs: number): string {
  return `${(atMs / 1000).toFixed(1)} s`;
}
