/** kubectl create cronjob. Upstream: kubectl/pkg/cmd/create/create_cronjob.go. */
import { lastValue } from './arguments';
import { metadataOf } from './create-object';
import { generator } from './generator';

export const createCronJob = generator(
  'create cronjob',
  { valued: ['image', 'schedule', 'restart'], required: ['image', 'schedule'] },
  ({ name, parsed, command }) => {
    const container = {
      name,
      image: lastValue(parsed, 'image'),
      ...(command.length > 0 ? { command } : {}),
      resources: {},
    };
    const template = {
      metadata: { creationTimestamp: null },
      spec: {
        containers: [container],
        restartPolicy: lastValue(parsed, 'restart') ?? 'OnFailure',
      },
    };
    return {
      kind: 'CronJob',
      failing: 'cronjob',
      manifest: {
        kind: 'CronJob',
        apiVersion: 'batch/v1',
        metadata: metadataOf(name, parsed),
        spec: {
          schedule: lastValue(parsed, 'schedule'),
          jobTemplate: { metadata: { name, creationTimestamp: null }, spec: { template } },
        },
        status: {},
      },
    };
  },
);
