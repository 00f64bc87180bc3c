/** Rows of cron jobs. Upstream: printers.go printCronJob. */
import { listOf, objectOf, textOf } from '../api/read-field';
import type { JsonObject } from '../json';
import type { CronJob } from '../object-cron-job';
import type { Constants } from '../profile';
import type { Printer } from './printer';
import { timeSince } from './time-since';

const cronJobPrinter: Printer<CronJob> = {
  columns: ['Name', 'Schedule', 'Suspend', 'Active', 'Last Schedule', 'Age'],
  wideColumns: ['Containers', 'Images', 'Selector'],
  row: ({ metadata, spec, status }, { age, nowMs }) => [
    metadata.name,
    spec.schedule,
    spec.suspend ? 'True' : 'False',
    String((status.active ?? []).length),
    status.lastScheduleTime ? timeSince(status.lastScheduleTime, nowMs) : '<none>',
    age,
  ],
  wide: ({ spec }) => {
    const containers = containersOf(spec.jobTemplate.spec);
    const each = (key: string) => containers.map((container) => textOf(container, key)).join(',');
    return [each('name'), each('image'), '<none>'];
  },
};

function containersOf(job: JsonObject): readonly JsonObject[] {
  const pod = objectOf(objectOf(job, 'template') ?? {}, 'spec');
  return pod ? listOf(pod, 'containers') : [];
}

export function cronJobPrinterFor({ job }: Constants): Printer<CronJob> {
  if (!job.saysStatus) return cronJobPrinter;
  return {
    ...cronJobPrinter,
    columns: cronJobPrinter.columns.toSpliced(2, 0, 'Timezone'),
    row: (cronJob, context) => cronJobPrinter.row(cronJob, context).toSpliced(2, 0, '<none>'),
  };
}
