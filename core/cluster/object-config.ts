/** What pods are told. Upstream: staging/src/k8s.io/api/core/v1/types.go. */
import type { Metadata } from './object-parts';

export type ConfigMap = {
  apiVersion: 'v1';
  kind: 'ConfigMap';
  metadata: Metadata;
  data?: Record<string, string>;
  /** In base64. */
  binaryData?: Record<string, string>;
  immutable?: boolean;
};

export type Secret = {
  apiVersion: 'v1';
  kind: 'Secret';
  metadata: Metadata;
  type: string;
  /** In base64. */
  data?: Record<string, string>;
  immutable?: boolean;
};
