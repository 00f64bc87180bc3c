/** Rows of jobs. Upstream: printers.go printJob. */
import type { Job } from '../object-job';
import type { Constants } from '../profile';
import { millisOf } from '../time';
import { humanDuration } from './human-duration';
import { wideOf } from './print-workload';
import type { Printer } from './printer';

const WIDE = ['Containers', 'Images', 'Selector'];

export const jobPrinter: Printer<Job> = {
  columns: ['Name', 'Completions', 'Duration', 'Age'],
  wideColumns: WIDE,
  row: (job, { age, nowMs }) => [
    job.metadata.name,
    completionsOf(job),
    durationOf(job, nowMs),
    age,
  ],
  wide: ({ spec }) => wideOf({ selector: spec.selector ?? {}, template: spec.template }),
};

/** Since 1.31 a job says what it is up to. */
const statedJobPrinter: Printer<Job> = {
  ...jobPrinter,
  columns: ['Name', 'Status', 'Completions', 'Duration', 'Age'],
  row: (job, context) => {
    const [name = '', ...rest] = jobPrinter.row(job, context);
    return [name, stateOf(job), ...rest];
  },
};

export function jobPrinterFor({ job }: Constants): Printer<Job> {
  return job.saysStatus ? statedJobPrinter : jobPrinter;
}

function completionsOf({ spec, status }: Job): string {
  const succeeded = status.succeeded ?? 0;
  if (spec.completions !== undefined) return `${succeeded}/${spec.completions}`;
  return spec.parallelism > 1 ? `${succeeded}/1 of ${spec.parallelism}` : `${succeeded}/1`;
}

/** Until it was complete; one that failed goes on counting. */
function durationOf({ status: { startTime, completionTime } }: Job, nowMs: number): string {
  if (!startTime) return '';
  return humanDuration((completionTime ? millisOf(completionTime) : nowMs) - millisOf(startTime));
}

function stateOf({ metadata, status }: Job): string {
  const holds = (type: string) =>
    (status.conditions ?? []).some((each) => each.type === type && each.status === 'True');
  if (holds('Complete')) return 'Complete';
  if (holds('Failed')) return 'Failed';
  return metadata.deletionTimestamp ? 'Terminating' : 'Running';
}
