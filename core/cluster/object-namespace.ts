/** A namespace, and what bounds those in it. Upstream: staging/src/k8s.io/api/core/v1/types.go. */
import type { Condition, Metadata, Quantity } from './object-parts';

export type Namespace = {
  apiVersion: 'v1';
  kind: 'Namespace';
  metadata: Metadata;
  /** Who must be done with it before it goes; the namespace controller is `kubernetes`. */
  spec: { finalizers?: string[] };
  status: { phase: 'Active' | 'Terminating'; conditions?: Condition[] };
};

/** How much all objects of a namespace may have together. */
export type ResourceQuota = {
  apiVersion: 'v1';
  kind: 'ResourceQuota';
  metadata: Metadata;
  spec: {
    hard?: Record<string, Quantity>;
    scopes?: string[];
    scopeSelector?: {
      matchExpressions?: { scopeName: string; operator: string; values?: string[] }[];
    };
  };
  status: { hard?: Record<string, Quantity>; used?: Record<string, Quantity> };
};

export type LimitRangeItem = {
  type: string;
  max?: Record<string, Quantity>;
  min?: Record<string, Quantity>;
  default?: Record<string, Quantity>;
  defaultRequest?: Record<string, Quantity>;
  maxLimitRequestRatio?: Record<string, Quantity>;
};

/** How much one object of a namespace may have, and what it gets when it does not say. */
export type LimitRange = {
  apiVersion: 'v1';
  kind: 'LimitRange';
  metadata: Metadata;
  spec: { limits: LimitRangeItem[] };
};
