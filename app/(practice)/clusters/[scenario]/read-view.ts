import { type LabView, labViews } from '#app/_cluster/lab-view';

/** The view that the address asks for; else the one that a scenario is about. */
export function readView(asked: string | string[] | undefined, scenario: string): LabView {
  const view = labViews.find((name) => name === asked);
  return view ?? (scenario === 'services' ? 'services' : 'reconcile');
}
