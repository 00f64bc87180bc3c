import { expect, test } from 'vitest';
import { advance } from '../cluster';
import type { Profile } from '../profile';
import { after, kubectl, openCluster } from '../testing';

const files = {
  'hpa.yaml': `
apiVersion: autoscaling/v2beta2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  maxReplicas: 3
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  metrics:
  - { type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 80 } } }
  - { type: Resource, resource: { name: memory, target: { type: AverageValue, averageValue: 100Mi } } }
`,
  'pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: { name: one }\nspec: { containers: [ { name: c, image: "web:1" } ] }\n',
};

function shown(text: string, profile: Profile = '1.20'): string {
  const opened = after(openCluster(files, { profile }), 'apply -f hpa.yaml -f pod.yaml');
  return kubectl(advance(opened, 5_000), text).output.stdout;
}

test('version 1 of an autoscaler knows of CPU, and carries other metrics in an annotation', () => {
  expect(shown('get hpa web -o jsonpath={.apiVersion}')).toBe('autoscaling/v1');
  expect(shown('get hpa web -o jsonpath={.spec.targetCPUUtilizationPercentage}')).toBe('80');
  expect(
    shown(
      `get hpa web -o jsonpath="{.metadata.annotations['autoscaling.alpha.kubernetes.io/metrics']}"`,
    ),
  ).toBe('[{"type":"Resource","resource":{"name":"memory","targetAverageValue":"100Mi"}}]');
});

test('version 2 has all metrics', () => {
  expect(shown('get hpa web -o jsonpath={.apiVersion}', '1.36')).toBe('autoscaling/v2');
  expect(shown('get hpa web -o jsonpath={.spec.metrics[*].resource.name}', '1.36')).toBe(
    'cpu memory',
  );
});

test('amounts keep their suffix in a table', () => {
  expect(shown('get hpa web --no-headers')).toContain('<unknown>/80%, <unknown>/100Mi');
});

test('fields that Go writes even when they are empty are there', () => {
  const pod = shown('get pod one -o yaml');
  for (const line of [
    '    resources: {}',
    '  - lastProbeTime: null',
    '    imageID: ""',
    '  podIPs:',
  ]) {
    expect(pod.split('\n')).toContain(line);
  }
});
