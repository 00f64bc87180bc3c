/** Jobs as they come in. Upstream: pkg/registry/batch/job/strategy.go. */
import type { Job } from '../object-job';
import { list, longNumber, number, object, oneOf, type Shape, text } from './shape';
import { condition, labelSelector, metadata, podTemplate } from './shapes';

const jobSpec = object(
  { parallelism: number, backoffLimit: number, template: podTemplate },
  { completions: number, activeDeadlineSeconds: longNumber, selector: labelSelector },
);

export const jobShape: Shape<Job> = object(
  {
    apiVersion: oneOf(['batch/v1']),
    kind: oneOf(['Job']),
    metadata,
    spec: jobSpec,
    status: object(
      {},
      {
        active: number,
        succeeded: number,
        failed: number,
        startTime: text,
        completionTime: text,
        conditions: list(condition),
      },
    ),
  },
  {},
);

/** The server makes the selector, so that no two jobs share pods. */
export function withGeneratedSelector(job: Job, hasPrefix: boolean): Job {
  if (job.spec.selector) return job;
  const { name, uid } = job.metadata;
  const { template } = job.spec;
  const prefixed = {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
  };
  const labels = {
    ...template.metadata.labels,
    ...(hasPrefix ? prefixed : {}),
    'controller-uid': uid,
    'job-name': name,
  };
  const key = hasPrefix ? 'batch.kubernetes.io/controller-uid' : 'controller-uid';
  return {
    ...job,
    // A job without labels has those of its template, whenever it is read.
    metadata: { ...job.metadata, labels: job.metadata.labels ?? labels },
    spec: {
      ...job.spec,
      selector: { matchLabels: { [key]: uid } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  };
}
