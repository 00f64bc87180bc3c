import { expect, test } from 'vitest';
import { assert } from '#core/assert';
import { decode } from './api/decode';
import type { JsonObject } from './json';
import { podTemplateHash } from './pod-template-hash';

/** The hash that the pods of a Deployment get whose template says this. */
function hashOf(spec: JsonObject, annotations?: JsonObject): string {
  const decoded = decode({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' }, ...(annotations ? { annotations } : {}) },
        spec,
      },
    },
  });
  assert(decoded && 'object' in decoded, JSON.stringify(decoded));
  assert(decoded.object.kind === 'Deployment', decoded.object.kind);
  return podTemplateHash(decoded.object.spec.template);
}

test('the hash of a template is the one that upstream gives it', () => {
  const web = { name: 'web', image: 'web:1' };
  expect(hashOf({ containers: [web] })).toBe('6d9f647df7');
  expect(hashOf({ containers: [{ ...web, resources: { requests: { cpu: '100m' } } }] })).toBe(
    '5895bbd768',
  );
  expect(
    hashOf({
      containers: [
        {
          ...web,
          ports: [{ name: 'http', containerPort: 8080 }],
          env: [{ name: 'A', value: 'b' }],
          resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '1.5' } },
          readinessProbe: { httpGet: { path: '/ready', port: 8080 }, periodSeconds: 1 },
        },
      ],
    }),
  ).toBe('d586cd4c6');
});

test('so is that of a template which says a lot', () => {
  const spec = {
    serviceAccountName: 'robot',
    nodeSelector: { disk: 'ssd' },
    priorityClassName: 'high',
    tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 }],
    securityContext: { runAsUser: 1000, fsGroup: 2000 },
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } },
        ],
      },
    },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'zone',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels: { app: 'web' } },
      },
    ],
    volumes: [
      { name: 'a', emptyDir: {} },
      { name: 'b', configMap: { name: 'c' } },
      { name: 'd', persistentVolumeClaim: { claimName: 'data' } },
      { name: 'e', secret: { secretName: 's' } },
    ],
    initContainers: [{ name: 'init', image: 'init:1', command: ['sh', '-c', 'true'] }],
    containers: [
      {
        name: 'web',
        image: 'web',
        args: ['--x=1'],
        envFrom: [{ configMapRef: { name: 'c' } }],
        env: [
          { name: 'P', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
          { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        ],
        volumeMounts: [{ name: 'a', mountPath: '/a' }],
        livenessProbe: { exec: { command: ['true'] }, initialDelaySeconds: 3 },
        lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } },
      },
    ],
  };
  expect(hashOf(spec, { note: 'hello' })).toBe('59bfc49454');
});
