/** What the API server fills in before it looks at an object. Upstream: pkg/apis/<group>/<version>/defaults.go. */
import type { JsonObject } from '../json';
import { changed, completed, each, filled, part } from './fill';
import { ownPodSpec, podSpecDefaults } from './pod-defaults';

type Defaults = (object: JsonObject) => JsonObject;

const HISTORY_LIMIT = 10;
const DEADLINE_SECONDS = 600;
const AFFINITY_SECONDS = 10_800;

const defaultsOf: Readonly<Record<string, Defaults>> = {
  Pod: onSpec(ownPodSpec),
  Deployment: onSpec(deploymentSpec),
  ReplicaSet: onSpec((spec) => withTemplate(completed(spec, { replicas: 1 }))),
  Service: onSpec(serviceSpec),
  Job: jobDefaults,
  CronJob: onSpec(cronJobSpec),
  HorizontalPodAutoscaler: onSpec((spec) => completed(spec, { minReplicas: 1 })),
};

export function withDefaults(object: JsonObject): JsonObject {
  const { kind } = object;
  const defaults = typeof kind === 'string' ? defaultsOf[kind] : undefined;
  return defaults ? defaults(object) : object;
}

function onSpec(change: Defaults): Defaults {
  return (object) => ({ ...object, spec: change(part(object, 'spec')) });
}

function deploymentSpec(written: JsonObject): JsonObject {
  const spec = completed(withTemplate(written), {
    replicas: 1,
    revisionHistoryLimit: HISTORY_LIMIT,
    progressDeadlineSeconds: DEADLINE_SECONDS,
  });
  const strategy = filled(part(spec, 'strategy'), { type: 'RollingUpdate' });
  if (strategy.type !== 'RollingUpdate') return { ...spec, strategy };
  const rollingUpdate = completed(part(strategy, 'rollingUpdate'), {
    maxSurge: '25%',
    maxUnavailable: '25%',
  });
  return { ...spec, strategy: { ...strategy, rollingUpdate } };
}

function withTemplate(spec: JsonObject): JsonObject {
  const template = part(spec, 'template');
  return { ...spec, template: { ...template, spec: podSpecDefaults(part(template, 'spec')) } };
}

/** Without a number of either kind a job is one pod, once. */
function jobDefaults(job: JsonObject): JsonObject {
  const labels = part(part(part(job, 'spec'), 'template'), 'metadata').labels;
  const isUnlabelled = Object.keys(part(part(job, 'metadata'), 'labels')).length === 0;
  const labelled =
    labels && isUnlabelled ? { ...job, metadata: { ...part(job, 'metadata'), labels } } : job;
  return changed(labelled, 'spec', (spec) => {
    const isPlain = (spec.completions ?? null) === null && (spec.parallelism ?? null) === null;
    return completed(withTemplate(spec), {
      ...(isPlain ? { completions: 1 } : {}),
      parallelism: 1,
      backoffLimit: 6,
    });
  });
}

function cronJobSpec(spec: JsonObject): JsonObject {
  const complete = completed(filled(spec, { concurrencyPolicy: 'Allow' }), {
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  });
  return changed(complete, 'jobTemplate', (template) => changed(template, 'spec', withTemplate));
}

function serviceSpec(written: JsonObject): JsonObject {
  const spec = filled(written, { sessionAffinity: 'None', type: 'ClusterIP' });
  const isOutside = spec.type === 'NodePort' || spec.type === 'LoadBalancer';
  const routed = isOutside ? filled(spec, { externalTrafficPolicy: 'Cluster' }) : spec;
  const sticky =
    spec.sessionAffinity === 'ClientIP'
      ? completed(routed, {
          sessionAffinityConfig: { clientIP: { timeoutSeconds: AFFINITY_SECONDS } },
        })
      : routed;
  return each(sticky, 'ports', (port) => filled(port, { protocol: 'TCP', targetPort: port.port }));
}
