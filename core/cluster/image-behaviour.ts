/** How containers of an image behave; null is never. */
export type ImageBehaviour = {
  /** Null: every pull fails. */
  pullMs: number | null;
  startMs: number;
  stopMs: number;
  /** After the start and the probe's initial delay; null: never ready. */
  readyMs: number | null;
  exits: { afterMs: number; code: number } | null;
  /** Millicores: what a pod spends on one request a second, and what it spends without any. */
  cpuPerRequest: number;
  cpuIdle: number;
  /** What a container prints when it starts. */
  logs: readonly string[];
};

/** Of an image that a scenario does not list, or of a field that it leaves out. */
export const defaultBehaviour: ImageBehaviour = {
  pullMs: 1000,
  startMs: 1000,
  stopMs: 1000,
  readyMs: 0,
  exits: null,
  cpuPerRequest: 0,
  cpuIdle: 1,
  logs: [],
};
