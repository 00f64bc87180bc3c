import type { Invariant } from '../invariant';

/** Heartbeats and looks, and two controllers that people made to want different sizes of one set. */
const EVENTS_PER_SECOND = 200;

/**
 * A cluster that is left alone has little to do.
 * Kubernetes: client-go/util/workqueue: what cannot be done is tried again ever more rarely, and what is done
 * gives no reason to look again.
 */
export const nothingSpins: Invariant = ({ cluster, eventsBeforeQuiet, quietMs }) => {
  const events = cluster.processed - eventsBeforeQuiet;
  const most = (EVENTS_PER_SECOND * quietMs) / 1000;
  const text = `${events} events in ${quietMs / 1000} s of quiet`;
  return events > most ? [{ revision: null, text }] : [];
};
