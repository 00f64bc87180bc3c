/** Lines where text will stand, for the moment until it does. */
export function Skeleton({ lines }: { lines: number }) {
  return (
    <div aria-busy="true" className="grid max-w-[46rem] gap-3">
      <span className="sr-only">Loading</span>
      <div className="h-8 w-2/3 rounded bg-sunken" />
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all the same
        <div key={line} className="h-5 rounded bg-sunken" />
      ))}
    </div>
  );
}
