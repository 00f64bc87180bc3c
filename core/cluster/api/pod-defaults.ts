/** What is filled in where a pod says nothing. Upstream: pkg/apis/core/v1/defaults.go, zz_generated.defaults.go. */
import { isJsonObject, type Json, type JsonObject } from '../json';
import { parseQuantity, quantityText, roundedToMillis } from '../quantity';
import { changed, completed, each, filled, part } from './fill';

const FILE_MODE = 0o644;
const TOKEN_SECONDS = 3600;
const MODED_SOURCES = ['secret', 'configMap', 'downwardAPI', 'projected'];
const CONTAINER_LISTS = ['containers', 'initContainers', 'ephemeralContainers'];

/** Of a pod itself: its containers ask for what they are limited to. */
export function ownPodSpec(spec: JsonObject): JsonObject {
  const asking = CONTAINER_LISTS.slice(0, 2).reduce(
    (before, list) => each(before, list, (container) => changed(container, 'resources', asked)),
    completed(spec, { enableServiceLinks: true }),
  );
  return podSpecDefaults(asking);
}

function asked(resources: JsonObject): JsonObject {
  const limits = part(resources, 'limits');
  return Object.keys(limits).length === 0
    ? resources
    : { ...resources, requests: { ...limits, ...part(resources, 'requests') } };
}

/** Of a pod and of a template for pods. */
export function podSpecDefaults(written: JsonObject): JsonObject {
  const texts = filled(written, {
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
  });
  const spec = completed(texts, { securityContext: {}, terminationGracePeriodSeconds: 30 });
  const onHost = spec.hostNetwork === true;
  return each(
    CONTAINER_LISTS.reduce(
      (before, list) => each(before, list, (container) => containerDefaults(container, onHost)),
      spec,
    ),
    'volumes',
    volumeDefaults,
  );
}

function containerDefaults(written: JsonObject, onHost: boolean): JsonObject {
  const image = typeof written.image === 'string' ? written.image : '';
  let container = filled(written, {
    imagePullPolicy: isLatest(image) ? 'Always' : 'IfNotPresent',
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  });
  container = each(container, 'ports', (port) =>
    filled(port, {
      protocol: 'TCP',
      ...(onHost ? { hostPort: port.containerPort } : {}),
    }),
  );
  container = each(container, 'env', (variable) => changed(variable, 'valueFrom', fieldDefaults));
  for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    container = changed(container, probe, probeDefaults);
  }
  container = changed(container, 'lifecycle', (lifecycle) =>
    ['postStart', 'preStop'].reduce(
      (hooks, hook) => changed(hooks, hook, handlerDefaults),
      lifecycle,
    ),
  );
  return changed(container, 'resources', (resources) =>
    ['limits', 'requests'].reduce(
      (lists, list) => changed(lists, list, canonicalAmounts),
      resources,
    ),
  );
}

/** Upstream: pkg/util/parsers/parsers.go; a name that is none has no tag. */
function isLatest(image: string): boolean {
  const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
  const domain = '(?:[A-Za-z0-9.-]+(?::\\d+)?/)?';
  const pattern = new RegExp(`^${domain}${component}(?:/${component})*(?::([\\w.-]+))?(@.+)?$`);
  const match = pattern.exec(image);
  return match !== null && (match[1] ?? (match[2] ? '' : 'latest')) === 'latest';
}

function probeDefaults(probe: JsonObject): JsonObject {
  return filled(handlerDefaults(probe), {
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  });
}

function handlerDefaults(handler: JsonObject): JsonObject {
  return changed(handler, 'httpGet', (get) => filled(get, { path: '/', scheme: 'HTTP' }));
}

function fieldDefaults(source: JsonObject): JsonObject {
  return changed(source, 'fieldRef', (field) => filled(field, { apiVersion: 'v1' }));
}

/** As they are written back: `0.5` becomes `500m`. Nothing finer than a thousandth is kept. */
function canonicalAmounts(amounts: JsonObject): JsonObject {
  const entries = Object.entries(amounts).map(([name, value]): [string, Json | undefined] => {
    if (typeof value !== 'string' && typeof value !== 'number') return [name, value];
    const amount = parseQuantity(value);
    return [name, 'error' in amount ? value : quantityText(roundedToMillis(amount))];
  });
  return Object.fromEntries(entries);
}

function volumeDefaults(volume: JsonObject): JsonObject {
  const sources = Object.keys(volume).filter((key) => key !== 'name' && isJsonObject(volume[key]));
  if (sources.length === 0) return { ...volume, emptyDir: {} };
  const moded = MODED_SOURCES.reduce(
    (before, source) => changed(before, source, (it) => filled(it, { defaultMode: FILE_MODE })),
    changed(volume, 'hostPath', (path) => filled(path, { type: '' })),
  );
  const withItems = (source: JsonObject) => each(source, 'items', fieldDefaults);
  return changed(changed(moded, 'downwardAPI', withItems), 'projected', (projected) =>
    each(projected, 'sources', (source) =>
      changed(changed(source, 'downwardAPI', withItems), 'serviceAccountToken', (token) =>
        filled(token, { expirationSeconds: TOKEN_SECONDS }),
      ),
    ),
  );
}
