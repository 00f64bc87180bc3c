/**
 * What a controller has asked for and not seen yet, by key. Until all of it is seen, its cache is known to be
 * old and it changes nothing. Upstream: pkg/controller/controller_utils.go ControllerExpectations.
 */
type Expectation = {
  readonly creations: number;
  /** Uids of the pods that were to go. */
  readonly deletions: readonly string[];
  readonly sinceMs: number;
};

export type Expectations = Readonly<Record<string, Expectation>>;

export const noExpectations: Expectations = {};

/** What has not been seen by then never will be. */
const TIMEOUT_MS = 300_000;

export function isSatisfied(all: Expectations, key: string, nowMs: number): boolean {
  const expectation = all[key];
  if (!expectation || nowMs - expectation.sinceMs > TIMEOUT_MS) return true;
  return expectation.creations <= 0 && expectation.deletions.length === 0;
}

/** Of a controller that makes and deletes in one turn. */
export function expectChanges(
  all: Expectations,
  key: string,
  { creations, deletions }: Pick<Expectation, 'creations' | 'deletions'>,
  sinceMs: number,
): Expectations {
  return { ...all, [key]: { creations, deletions, sinceMs } };
}

export function expectCreations(
  all: Expectations,
  key: string,
  creations: number,
  sinceMs: number,
): Expectations {
  return { ...all, [key]: { creations, deletions: [], sinceMs } };
}

export function expectDeletions(
  all: Expectations,
  key: string,
  deletions: readonly string[],
  sinceMs: number,
): Expectations {
  return { ...all, [key]: { creations: 0, deletions, sinceMs } };
}

export function seeCreation(all: Expectations, key: string): Expectations {
  const expectation = all[key];
  if (!expectation || expectation.creations <= 0) return all;
  return { ...all, [key]: { ...expectation, creations: expectation.creations - 1 } };
}

export function seeDeletion(all: Expectations, key: string, uid: string): Expectations {
  const expectation = all[key];
  if (!expectation?.deletions.includes(uid)) return all;
  const deletions = expectation.deletions.filter((other) => other !== uid);
  return { ...all, [key]: { ...expectation, deletions } };
}

export function forget(all: Expectations, key: string): Expectations {
  const { [key]: _, ...rest } = all;
  return rest;
}
