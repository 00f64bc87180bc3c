/** kubectl describe of jobs and cron jobs. Upstream: kubectl/pkg/describe/describe.go. */

import { numberOf, objectOf } from '../api/read-field';
import { podTemplate } from '../api/shapes';
import { isJsonObject, type JsonObject } from '../json';
import { formatLabelSelector } from '../labels';
import type { CronJob } from '../object-cron-job';
import type { Job } from '../object-job';
import { millisOf } from '../time';
import { annotationLines, describeTemplate, pairLines } from './describe-template';
import { eventLines, timeText } from './describe-time';
import { humanDuration } from './human-duration';
import type { Session } from './session';

export function describeJob(job: Job, session: Session): string[] {
  const { metadata, spec, status } = job;
  const { startTime, completionTime } = status;
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  const counts = [
    `${status.active ?? 0} Active`,
    `${status.succeeded ?? 0} Succeeded`,
    `${status.failed ?? 0} Failed`,
  ];
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    `Selector:\t${formatLabelSelector(spec.selector ?? {})}`,
    ...pairLines('Labels:', metadata.labels, '='),
    ...annotationLines(metadata.annotations),
    ...(owner ? [`Controlled By:\t${owner.kind}/${owner.name}`] : []),
    `Parallelism:\t${spec.parallelism}`,
    `Completions:\t${spec.completions ?? '<unset>'}`,
    ...(session.constants.servesBeta ? [] : ['Completion Mode:\tNonIndexed', 'Suspend:\tfalse']),
    `Backoff Limit:\t${spec.backoffLimit}`,
    ...(startTime ? [`Start Time:\t${timeText(startTime)}`] : []),
    ...(completionTime ? [`Completed At:\t${timeText(completionTime)}`] : []),
    ...(startTime && completionTime
      ? [`Duration:\t${humanDuration(millisOf(completionTime) - millisOf(startTime))}`]
      : []),
    ...(spec.activeDeadlineSeconds === undefined
      ? []
      : [`Active Deadline Seconds:\t${spec.activeDeadlineSeconds}s`]),
    `Pods Statuses:\t${counts.join(' / ')}`,
    'Pod Template:',
    ...describeTemplate(spec.template),
    ...eventLines(job, session),
  ];
}

export function describeCronJob(cronJob: CronJob, session: Session): string[] {
  const { metadata, spec, status } = cronJob;
  const jobs = (status.active ?? []).map(({ name }) => name);
  const deadline = spec.startingDeadlineSeconds;
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    ...pairLines('Labels:', metadata.labels, '='),
    ...annotationLines(metadata.annotations),
    `Schedule:\t${spec.schedule}`,
    `Concurrency Policy:\t${spec.concurrencyPolicy}`,
    `Suspend:\t${spec.suspend ? 'True' : 'False'}`,
    `Successful Job History Limit:\t${spec.successfulJobsHistoryLimit}`,
    `Failed Job History Limit:\t${spec.failedJobsHistoryLimit}`,
    `Starting Deadline Seconds:\t${deadline === undefined ? '<unset>' : `${deadline}s`}`,
    ...jobLines(spec.jobTemplate.spec),
    `Last Schedule Time:\t${timeText(status.lastScheduleTime)}`,
    `Active Jobs:\t${jobs.join(', ') || '<none>'}`,
    ...eventLines(cronJob, session),
  ];
}

function jobLines(spec: JsonObject): string[] {
  const count = (key: string) => (spec[key] === undefined ? '<unset>' : numberOf(spec, key));
  const template = { metadata: {}, ...objectOf(spec, 'template') };
  const isTemplate = isJsonObject(template) && podTemplate(template, '', () => undefined);
  return [
    'Selector:\t<unset>',
    `Parallelism:\t${count('parallelism')}`,
    `Completions:\t${count('completions')}`,
    ...(spec.activeDeadlineSeconds === undefined
      ? []
      : [`Active Deadline Seconds:\t${count('activeDeadlineSeconds')}s`]),
    'Pod Template:',
    ...(isTemplate ? describeTemplate(template) : []),
  ];
}
