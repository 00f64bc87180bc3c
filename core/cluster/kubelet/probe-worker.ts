/**
 * One probe of one container: a result counts once it has come often enough in a row.
 * Upstream: pkg/kubelet/prober/worker.go doProbe.
 */
export type ProbeType = 'readiness' | 'liveness' | 'startup';
export type ProbeResult = 'Success' | 'Failure' | 'UNKNOWN';

export type ProbeRules = {
  type: ProbeType;
  initialDelaySeconds: number;
  failureThreshold: number;
  successThreshold: number;
  restartPolicy: string;
};

export type ProbeWorker = {
  readonly containerId: string | null;
  readonly lastResult: ProbeResult | null;
  /** How many times in a row it has come. */
  readonly run: number;
  /** Nothing is probed until there is a new container. */
  readonly onHold: boolean;
  /** What others are told. */
  readonly published: ProbeResult | null;
};

export type ProbedContainer = {
  podPhase: string;
  /** Null while there is no status of it yet. */
  containerId: string | null;
  state: 'running' | 'terminated' | 'waiting';
  isStarted: boolean;
  runningForMs: number;
};

export const newProbeWorker: ProbeWorker = {
  containerId: null,
  lastResult: null,
  run: 0,
  onHold: false,
  published: null,
};

const initialResults: Record<ProbeType, ProbeResult> = {
  readiness: 'Failure',
  liveness: 'Success',
  startup: 'UNKNOWN',
};

/** `answer` is what the container answers if it is asked; null when the asking itself fails. */
export function probeOnce(
  worker: ProbeWorker,
  rules: ProbeRules,
  container: ProbedContainer,
  answer: ProbeResult | null,
): { worker: ProbeWorker; keepsGoing: boolean; isProbed: boolean } {
  const { podPhase, containerId, state } = container;
  const unasked = (next: ProbeWorker, keepsGoing = true) => ({
    worker: next,
    keepsGoing,
    isProbed: false,
  });
  if (podPhase === 'Failed' || podPhase === 'Succeeded') return unasked(worker, false);
  if (containerId === null) return unasked(worker);
  const present: ProbeWorker =
    containerId === worker.containerId
      ? worker
      : { ...worker, containerId, onHold: false, published: initialResults[rules.type] };
  if (present.onHold) return unasked(present);
  if (state !== 'running') {
    const isOver = state === 'terminated' && rules.restartPolicy === 'Never';
    return unasked({ ...present, published: 'Failure' }, !isOver);
  }
  if (!isDue(rules, container)) return unasked(present);
  const next = answer === null ? present : counted(present, rules, answer);
  return { worker: next, keepsGoing: true, isProbed: true };
}

/** Startup is probed until the container has started, the others from then on. */
function isDue(
  { type, initialDelaySeconds }: ProbeRules,
  { isStarted, runningForMs }: ProbedContainer,
): boolean {
  if (Math.trunc(runningForMs / 1000) < initialDelaySeconds) return false;
  return isStarted !== (type === 'startup');
}

function counted(worker: ProbeWorker, rules: ProbeRules, result: ProbeResult): ProbeWorker {
  const run = worker.lastResult === result ? worker.run + 1 : 1;
  const next = { ...worker, lastResult: result, run };
  const isTooFew =
    (result === 'Failure' && run < rules.failureThreshold) ||
    (result === 'Success' && run < rules.successThreshold);
  if (isTooFew) return next;
  const ends = rules.type !== 'readiness' && result === 'Failure';
  return { ...next, published: result, ...(ends ? { onHold: true, run: 0 } : {}) };
}
