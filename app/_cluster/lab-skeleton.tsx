import type { LabView } from './lab-view';

/** So high is what it stands for, at each width: nothing moves when the cluster comes. */
const heights: Record<LabView, string> = {
  reconcile: 'h-[133rem] @lg:h-[112rem] @2xl:h-[105rem] @4xl:h-[67rem]',
  services: 'h-[172rem] @lg:h-[140rem] @4xl:h-[98rem]',
};

export function LabSkeleton({ view }: { view: LabView }) {
  return (
    <div aria-busy="true" className={`grid content-start gap-4 ${heights[view]}`}>
      <span className="sr-only">The cluster is being fetched</span>
      <div className="h-14 rounded bg-sunken" />
      <div className="grid grid-cols-2 gap-2 @lg:grid-cols-4">
        {['deployment', 'replicaset', 'scheduler', 'node'].map((controller) => (
          <div key={controller} className="h-15 rounded bg-sunken" />
        ))}
      </div>
      <div className="h-18 rounded bg-sunken" />
      <div className="grid grid-cols-3 gap-2">
        {['left', 'middle', 'right'].map((tray) => (
          <div key={tray} className="h-66 rounded bg-sunken" />
        ))}
      </div>
      <div className="h-24 rounded bg-sunken" />
    </div>
  );
}
