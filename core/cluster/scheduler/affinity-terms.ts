/** Which pods an affinity term speaks of, and where. Upstream: pkg/scheduler/framework/types.go AffinityTerm. */
import { isSelected } from '../labels';
import type { PodAffinityTerm } from '../object-scheduling';
import type { Pod } from '../objects';

export type WeightedTerm = { term: PodAffinityTerm; weight: number };
type Kind = 'podAffinity' | 'podAntiAffinity';

export function requiredTerms({ spec }: Pod, kind: Kind): readonly PodAffinityTerm[] {
  return spec.affinity?.[kind]?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
}

export function preferredTerms({ spec }: Pod, kind: Kind): readonly WeightedTerm[] {
  const terms = spec.affinity?.[kind]?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  return terms.map(({ weight, podAffinityTerm: term }) => ({ term, weight }));
}

/** Whether the term of one pod speaks of the other. */
export function speaksOf(owner: Pod, term: PodAffinityTerm, other: Pod): boolean {
  const named = term.namespaces ?? [];
  const namespace = other.metadata.namespace ?? '';
  const isNear =
    named.length > 0 ? named.includes(namespace) : namespace === owner.metadata.namespace;
  return isNear && isSelected(term.labelSelector, other.metadata.labels);
}

/** Whether there are terms and all of them speak of the other. */
export function allSpeakOf(owner: Pod, terms: readonly PodAffinityTerm[], other: Pod): boolean {
  return terms.length > 0 && terms.every((term) => speaksOf(owner, term, other));
}

/** Numbers by topology key and value. */
export class TopologyCounts {
  readonly #counts = new Map<string, Map<string, number>>();

  get isEmpty(): boolean {
    return this.#counts.size === 0;
  }

  /** A node without the label is in no such place. */
  add(labels: Record<string, string> | undefined, key: string, amount: number): void {
    const value = labels?.[key];
    if (value === undefined) return;
    const ofKey = this.#counts.get(key) ?? new Map<string, number>();
    this.#counts.set(key, ofKey.set(value, (ofKey.get(value) ?? 0) + amount));
  }

  at(labels: Record<string, string> | undefined, key: string): number {
    const value = labels?.[key];
    return value === undefined ? 0 : (this.#counts.get(key)?.get(value) ?? 0);
  }

  /** Of all places that the labels name. */
  of(labels: Record<string, string> | undefined): number[] {
    return [...this.#counts.keys()].map((key) => this.at(labels, key));
  }
}
