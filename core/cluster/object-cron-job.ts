/** A job that begins again by the clock. */
import type { JsonObject } from './json';
import type { Labels, Metadata, Time } from './object-parts';

export type CronJob = {
  apiVersion: 'batch/v1';
  kind: 'CronJob';
  metadata: Metadata;
  spec: {
    schedule: string;
    concurrencyPolicy: 'Allow' | 'Forbid' | 'Replace';
    suspend: boolean;
    startingDeadlineSeconds?: number;
    successfulJobsHistoryLimit: number;
    failedJobsHistoryLimit: number;
    /** The spec is filled in when a job is made of it. */
    jobTemplate: {
      metadata?: { labels?: Labels; annotations?: Record<string, string> };
      spec: JsonObject;
    };
  };
  status: {
    active?: { kind: 'Job'; namespace: string; name: string }[];
    lastScheduleTime?: Time;
  };
};
