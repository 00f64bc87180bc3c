/** kubectl create job, of an image or as a cron job would. Upstream: kubectl/pkg/cmd/create/create_job.go. */
import { notFound } from '../api/request';
import type { JsonObject } from '../json';
import type { CronJob } from '../object-cron-job';
import { getObject } from '../store';
import { lastValue, namespaceOf } from './arguments';
import { metadataOf } from './create-object';
import { type Asked, type Generated, generator } from './generator';
import { targetsOf } from './resource-types';
import { type Printed, refused, type Session } from './session';

export const createJob = generator(
  'create job',
  { valued: ['image', 'from'] },
  (asked, session) => {
    const { name, parsed, command } = asked;
    const image = lastValue(parsed, 'image');
    const from = lastValue(parsed, 'from');
    if ((image === undefined) === (from === undefined)) {
      return { problem: 'either --image or --from must be specified' };
    }
    if (from !== undefined) {
      return command.length > 0
        ? { problem: 'cannot specify --from and command' }
        : jobFrom(from, asked, session);
    }
    return job(metadataOf(name, parsed), {
      template: {
        metadata: { creationTimestamp: null },
        spec: {
          containers: [{ name, image, ...(command.length > 0 ? { command } : {}), resources: {} }],
          restartPolicy: 'Never',
        },
      },
    });
  },
);

function jobFrom(
  from: string,
  { name, parsed }: Asked,
  session: Session,
): Generated | { failure: Printed } {
  const found = targetsOf([from]);
  if ('failure' in found) return found;
  const [target] = found.targets;
  const [source] = target?.names ?? [];
  if (!target || source === undefined) return { problem: 'from must be an existing cronjob' };
  const object = getObject(session.view(), target.kind, `${namespaceOf(parsed)}/${source}`);
  if (!object) return { failure: refused(notFound(target.kind, source)) };
  if (object.kind !== 'CronJob') return { problem: `unknown object type *v1.${target.kind}` };
  return job(ownedMetadata(metadataOf(name, parsed), object), object.spec.jobTemplate.spec);
}

/** Made by hand, and still the cron job's. */
function ownedMetadata(metadata: JsonObject, cronJob: CronJob): JsonObject {
  const { apiVersion, kind, metadata: of } = cronJob;
  const { labels, annotations } = cronJob.spec.jobTemplate.metadata ?? {};
  return {
    ...metadata,
    ...(labels ? { labels } : {}),
    annotations: { 'cronjob.kubernetes.io/instantiate': 'manual', ...annotations },
    ownerReferences: [{ apiVersion, kind, name: of.name, uid: of.uid, controller: true }],
  };
}

function job(metadata: JsonObject, spec: JsonObject): Generated {
  const manifest = { kind: 'Job', apiVersion: 'batch/v1', metadata, spec, status: {} };
  return { kind: 'Job', failing: 'job', manifest };
}
