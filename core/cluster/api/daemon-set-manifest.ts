/** DaemonSets as they come in. Upstream: pkg/apis/apps/v1/defaults.go SetDefaults_DaemonSet. */
import type { JsonObject } from '../json';
import type { DaemonSet } from '../object-sets';
import { completed, filled, part } from './fill';
import { podSpecDefaults } from './pod-defaults';
import { list, longNumber, number, object, oneOf, type Shape, textOrInteger } from './shape';
import { condition, labelSelector, metadata, podTemplate } from './shapes';

export const daemonSetShape: Shape<DaemonSet> = object(
  {
    apiVersion: oneOf(['apps/v1']),
    kind: oneOf(['DaemonSet']),
    metadata,
    spec: object(
      {
        selector: labelSelector,
        template: podTemplate,
        updateStrategy: object(
          { type: oneOf(['RollingUpdate', 'OnDelete']) },
          { rollingUpdate: object({ maxUnavailable: textOrInteger }, {}) },
        ),
        revisionHistoryLimit: number,
      },
      { minReadySeconds: number },
    ),
    status: object(
      {
        desiredNumberScheduled: number,
        currentNumberScheduled: number,
        numberMisscheduled: number,
        numberReady: number,
      },
      {
        observedGeneration: longNumber,
        updatedNumberScheduled: number,
        numberAvailable: number,
        numberUnavailable: number,
        conditions: list(condition),
      },
    ),
  },
  {},
);

export function completeDaemonSet(set: JsonObject): JsonObject {
  const spec = part(set, 'spec');
  const template = part(spec, 'template');
  const strategy = filled(part(spec, 'updateStrategy'), { type: 'RollingUpdate' });
  const rollingUpdate = completed(part(strategy, 'rollingUpdate'), { maxUnavailable: 1 });
  const nobody = {
    desiredNumberScheduled: 0,
    currentNumberScheduled: 0,
    numberMisscheduled: 0,
    numberReady: 0,
  };
  return {
    ...set,
    spec: {
      ...completed(spec, { revisionHistoryLimit: 10 }),
      updateStrategy: strategy.type === 'RollingUpdate' ? { ...strategy, rollingUpdate } : strategy,
      template: {
        ...template,
        metadata: part(template, 'metadata'),
        spec: podSpecDefaults(part(template, 'spec')),
      },
    },
    status: { ...nobody, ...part(set, 'status') },
  };
}
