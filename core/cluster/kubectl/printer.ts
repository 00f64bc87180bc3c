/** How a kind is shown in a table. Upstream: pkg/printers/internalversion/printers.go. */
export type RowContext = {
  age: string;
  nowMs: number;
  /** Whether there is room for long cells. */
  isWide: boolean;
  /** Whether RESTARTS says how long ago the last one was. */
  showsRestartAge: boolean;
  /** Whether TARGETS of an autoscaler names its metrics. */
  namesMetrics: boolean;
};

export type Printer<T> = {
  /** As the server names them; kubectl shows them in capitals. */
  columns: readonly string[];
  /** What `-o wide` adds. */
  wideColumns: readonly string[];
  row: (object: T, context: RowContext) => string[];
  wide: (object: T) => string[];
};
