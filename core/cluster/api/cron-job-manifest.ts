/** Cron jobs as they come in. Upstream: pkg/apis/batch/v1beta1. */
import { isJsonObject, type JsonObject } from '../json';
import type { CronJob } from '../object-cron-job';
import { part } from './fill';
import { flag, list, longNumber, number, object, oneOf, record, type Shape, text } from './shape';
import { metadata } from './shapes';

const anything: Shape<JsonObject> = (value, path, report): value is JsonObject => {
  if (isJsonObject(value)) return true;
  report(path, `Invalid value: ${JSON.stringify(value)}`);
  return false;
};

export const cronJobShape: Shape<CronJob> = object(
  {
    apiVersion: oneOf(['batch/v1']),
    kind: oneOf(['CronJob']),
    metadata,
    spec: object(
      {
        schedule: text,
        concurrencyPolicy: oneOf(['Allow', 'Forbid', 'Replace']),
        suspend: flag,
        successfulJobsHistoryLimit: number,
        failedJobsHistoryLimit: number,
        jobTemplate: object(
          { spec: anything },
          { metadata: object({}, { labels: record(text), annotations: record(text) }) },
        ),
      },
      { startingDeadlineSeconds: longNumber },
    ),
    status: object(
      {},
      {
        active: list(object({ kind: oneOf(['Job']), namespace: text, name: text }, {})),
        lastScheduleTime: text,
      },
    ),
  },
  {},
);

export function completeCronJob(cronJob: JsonObject): JsonObject {
  return { ...cronJob, apiVersion: 'batch/v1', status: part(cronJob, 'status') };
}
