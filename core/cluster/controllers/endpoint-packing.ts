/**
 * How endpoints are packed into slices, with as few writes as can be: what is in a slice stays there; what is new
 * fills the slices that change anyway, the fullest first, then new slices, and what would not fill a new one goes
 * to another slice that has room for all of it. Slices are never rebalanced. Upstream:
 * pkg/controller/endpointslice/reconciler.go reconcileByPortMapping, finalize.
 */
export type Packed<E> = { name: string; endpoints: readonly E[] };

export type Packing<E> = {
  create: readonly (readonly E[])[];
  update: readonly Packed<E>[];
  /** By name. */
  remove: readonly string[];
};

export type Identity<E> = {
  idOf: (endpoint: E) => string;
  isSame: (a: E, b: E) => boolean;
};

type Open<E> = { name: string; endpoints: E[]; isChanged: boolean };

/** `slices` have the ports that are wanted; `misfits`, by name, have others and must go. */
export function pack<E>(
  slices: readonly Packed<E>[],
  misfits: readonly string[],
  wanted: readonly E[],
  max: number,
  identity: Identity<E>,
): Packing<E> {
  const { open, added } = kept(slices, wanted, identity);
  const remove = [...misfits, ...open.filter(isEmptied).map(({ name }) => name)];
  const changing = open.filter((slice) => slice.isChanged && slice.endpoints.length > 0);
  for (const slice of changing.sort(byFullness)) fill(slice, added, max);
  const create: E[][] = [];
  while (added.length >= max) create.push(added.splice(0, max));
  const roomy = open
    .filter((slice) => !slice.isChanged && slice.endpoints.length + added.length <= max)
    .sort(byFullness)[0];
  if (roomy) fill(roomy, added, max);
  if (added.length > 0) create.push(added);
  const isNothingLeft = remove.length === slices.length + misfits.length;
  // A service without endpoints has one empty slice.
  if (isNothingLeft && create.length === 0) create.push([]);
  const update = open.filter(isWritten).map(({ name, endpoints }) => ({ name, endpoints }));
  return reused({ create, update, remove });
}

/** Slices as they are without the endpoints that are no more, and the endpoints that are in none yet. */
function kept<E>(
  slices: readonly Packed<E>[],
  wanted: readonly E[],
  { idOf, isSame }: Identity<E>,
): { open: Open<E>[]; added: E[] } {
  const left = new Map<string, E>();
  for (const endpoint of wanted) left.set(idOf(endpoint), endpoint);
  const open = slices.map(({ name, endpoints: before }) => {
    const endpoints: E[] = [];
    let isChanged = false;
    for (const endpoint of before) {
      const id = idOf(endpoint);
      const now = left.get(id);
      left.delete(id);
      if (now !== undefined) endpoints.push(now);
      isChanged ||= now === undefined || (now !== endpoint && !isSame(endpoint, now));
    }
    return { name, endpoints, isChanged };
  });
  return { open, added: [...left.values()] };
}

function fill<E>(slice: Open<E>, added: E[], max: number): void {
  const moved = added.splice(0, Math.max(0, max - slice.endpoints.length));
  slice.endpoints.push(...moved);
  slice.isChanged ||= moved.length > 0;
}

function isEmptied<E>({ isChanged, endpoints }: Open<E>): boolean {
  return isChanged && endpoints.length === 0;
}

function isWritten<E>({ isChanged, endpoints }: Open<E>): boolean {
  return isChanged && endpoints.length > 0;
}

function byFullness<E>(a: Open<E>, b: Open<E>): number {
  return b.endpoints.length - a.endpoints.length;
}

/** Rather than one slice created and one removed, one is written over. */
function reused<E>({ create, update, remove }: Packing<E>): Packing<E> {
  const count = Math.min(create.length, remove.length);
  const fresh = create.slice(create.length - count);
  return {
    create: create.slice(0, create.length - count),
    update: [...update, ...fresh.map((endpoints, i) => ({ name: remove[i] ?? '', endpoints }))],
    remove: remove.slice(count),
  };
}
