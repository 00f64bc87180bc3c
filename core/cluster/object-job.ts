/** Work that ends, and work that begins again by the clock. */
import type { Condition, LabelSelector, Metadata, PodTemplate, Time } from './object-parts';

export type JobSpec = {
  parallelism: number;
  /** Missing: done as soon as one pod has succeeded. */
  completions?: number;
  backoffLimit: number;
  activeDeadlineSeconds?: number;
  /** Made by the API server: the pods carry the job's uid. */
  selector?: LabelSelector;
  template: PodTemplate;
};

export type Job = {
  apiVersion: 'batch/v1';
  kind: 'Job';
  metadata: Metadata;
  spec: JobSpec;
  status: {
    active?: number;
    succeeded?: number;
    failed?: number;
    startTime?: Time;
    completionTime?: Time;
    conditions?: Condition[];
  };
};
