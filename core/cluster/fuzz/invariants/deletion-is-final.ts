import { millisOf } from '../../time';
import { betweenVersions } from '../invariant';

/**
 * What is being deleted goes on being deleted, and its time is only ever shortened.
 * Kubernetes: apimachinery/pkg/registry/rest BeforeDelete; "once set, this value may not be unset or be set
 * further into the future" (metadata.deletionTimestamp).
 */
export const deletionIsFinal = betweenVersions((object, previous) => {
  const { deletionTimestamp: before } = previous.metadata;
  const { deletionTimestamp: after } = object.metadata;
  if (before === undefined) return [];
  if (after === undefined) return ['it is no longer being deleted'];
  return millisOf(after) > millisOf(before) ? [`its end moved from ${before} to ${after}`] : [];
});
