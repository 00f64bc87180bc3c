/** StatefulSets as they come in. Upstream: pkg/apis/apps/v1/defaults.go SetDefaults_StatefulSet. */
import type { JsonObject } from '../json';
import type { ControllerRevision, StatefulSet } from '../object-sets';
import { changed, completed, each, part } from './fill';
import { podSpecDefaults } from './pod-defaults';
import { list, longNumber, number, object, oneOf, record, type Shape, text } from './shape';
import { condition, labelSelector, metadata, podTemplate } from './shapes';
import { claimSpecShape, completeClaim } from './volume-manifest';

export const controllerRevisionShape: Shape<ControllerRevision> = object(
  {
    apiVersion: oneOf(['apps/v1']),
    kind: oneOf(['ControllerRevision']),
    metadata,
    data: podTemplate,
    revision: longNumber,
  },
  {},
);

export const statefulSetShape: Shape<StatefulSet> = object(
  {
    apiVersion: oneOf(['apps/v1']),
    kind: oneOf(['StatefulSet']),
    metadata,
    spec: object(
      {
        replicas: number,
        serviceName: text,
        selector: labelSelector,
        template: podTemplate,
        podManagementPolicy: oneOf(['OrderedReady', 'Parallel']),
        updateStrategy: object(
          { type: oneOf(['RollingUpdate', 'OnDelete']) },
          { rollingUpdate: object({}, { partition: number }) },
        ),
        revisionHistoryLimit: number,
      },
      {
        minReadySeconds: number,
        volumeClaimTemplates: list(
          object(
            {
              metadata: object({ name: text }, { labels: record(text), annotations: record(text) }),
              spec: claimSpecShape,
            },
            {},
          ),
        ),
      },
    ),
    status: object(
      { replicas: number },
      {
        observedGeneration: longNumber,
        readyReplicas: number,
        currentReplicas: number,
        updatedReplicas: number,
        availableReplicas: number,
        currentRevision: text,
        updateRevision: text,
        collisionCount: number,
        conditions: list(condition),
      },
    ),
  },
  {},
);

export function completeStatefulSet(set: JsonObject): JsonObject {
  const spec = part(set, 'spec');
  const template = part(spec, 'template');
  return {
    ...set,
    spec: {
      replicas: 1,
      serviceName: '',
      podManagementPolicy: 'OrderedReady',
      revisionHistoryLimit: 10,
      ...each(spec, 'volumeClaimTemplates', completeClaim),
      updateStrategy: completeStrategy(part(spec, 'updateStrategy')),
      template: {
        ...template,
        metadata: part(template, 'metadata'),
        spec: podSpecDefaults(part(template, 'spec')),
      },
    },
    status: { replicas: 0, ...part(set, 'status') },
  };
}

/** Who names the way of updating without its details gets none. */
function completeStrategy(strategy: JsonObject): JsonObject {
  const named = strategy.type
    ? strategy
    : { type: 'RollingUpdate', rollingUpdate: {}, ...strategy };
  return named.type === 'RollingUpdate'
    ? changed(named, 'rollingUpdate', (details) => completed(details, { partition: 0 }))
    : named;
}
