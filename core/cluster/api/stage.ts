/**
 * The stages that a request passes, in Kubernetes' order; a refusal names the one that it comes from.
 * Upstream: apiserver/pkg/server/config.go DefaultBuildHandlerChain, pkg/endpoints/handlers/create.go.
 */
import type { Status } from './request';

export const stageNames = [
  'authentication',
  'authorization',
  'decoding and defaulting',
  'mutating admission',
  'validation',
  'validating admission',
  'storage',
] as const;
export type StageName = (typeof stageNames)[number];

export type Refused = { readonly stage: StageName; readonly status: Status };

export function refusal(stage: StageName, status: Status): Refused {
  return { stage, status };
}
