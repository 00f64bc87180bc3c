import { expect, test } from 'vitest';
import { decodeProblem } from './decode-problem';

/** A Deployment with one part replaced, at a path of keys. */
function deployment(path: readonly (string | number)[], value: unknown): Record<string, never> {
  const whole = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'x', namespace: 'default' },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'x' } },
      template: {
        metadata: { labels: { app: 'x' } },
        spec: { containers: [{ name: 'c', image: 'web:1' }] },
      },
    },
  };
  return JSON.parse(JSON.stringify(replaced(whole, path, value)));
}

function replaced(
  part: unknown,
  [key, ...rest]: readonly (string | number)[],
  value: unknown,
): unknown {
  if (key === undefined) return value;
  if (Array.isArray(part))
    return part.map((each, i) => (i === key ? replaced(each, rest, value) : each));
  const object: Record<string, unknown> = { ...(typeof part === 'object' ? part : {}) };
  return { ...object, [key]: replaced(object[key], rest, value) };
}

const HEAD = 'Deployment in version "v1" cannot be handled as a Deployment: v1.Deployment.Spec: ';
const CONTAINER = `${HEAD}v1.DeploymentSpec.Template: v1.PodTemplateSpec.Spec: v1.PodSpec.Containers: []v1.Container: `;
const container = ['spec', 'template', 'spec', 'containers', 0];

/** What Kubernetes 1.20.2 said of the same manifests, up to the bytes around. */
test.each([
  [
    ['spec', 'replicas'],
    'three',
    `${HEAD}v1.DeploymentSpec.Replicas: readUint32: unexpected character: \ufffd`,
  ],
  [
    ['spec', 'replicas'],
    1.5,
    `${HEAD}v1.DeploymentSpec.Replicas: assertInteger: can not decode float as int`,
  ],
  [
    ['spec', 'paused'],
    'yes',
    `${HEAD}v1.DeploymentSpec.Paused: ReadBool: expect t or f, but found "`,
  ],
  [
    ['spec', 'selector'],
    'x',
    `${HEAD}v1.DeploymentSpec.Selector: readObjectStart: expect { or n, but found "`,
  ],
  [
    ['spec', 'template', 'metadata', 'labels'],
    ['x'],
    `${HEAD}v1.DeploymentSpec.Template: v1.PodTemplateSpec.ObjectMeta: v1.ObjectMeta.Labels: ReadMapCB: expect { or n, but found [`,
  ],
  [
    [...container, 'image'],
    5,
    `${CONTAINER}v1.Container.Name: Image: ReadString: expects " or n, but found 5`,
  ],
  [
    [...container, 'command'],
    'sleep',
    `${CONTAINER}v1.Container.Command: []string: decode slice: expect [ or n, but found "`,
  ],
  [
    [...container, 'resources'],
    { requests: { cpu: 'abc' } },
    `${CONTAINER}v1.Container.Resources: v1.ResourceRequirements.Requests: unmarshalerDecoder: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'`,
  ],
  [
    [...container, 'readinessProbe'],
    { httpGet: { port: true } },
    `${CONTAINER}v1.Container.ReadinessProbe: v1.Probe.Handler: HTTPGet: v1.HTTPGetAction.Port: unmarshalerDecoder: json: cannot unmarshal bool into Go value of type int32`,
  ],
  [
    ['spec', 'strategy'],
    { rollingUpdate: { maxSurge: true } },
    `${HEAD}v1.DeploymentSpec.Template: v1.PodTemplateSpec.Strategy: v1.DeploymentStrategy.RollingUpdate: v1.RollingUpdateDeployment.MaxSurge: unmarshalerDecoder: json: cannot unmarshal bool into Go value of type int32`,
  ],
  [
    ['spec', 'template', 'spec', 'terminationGracePeriodSeconds'],
    '30s',
    `${HEAD}v1.DeploymentSpec.Template: v1.PodTemplateSpec.Spec: v1.PodSpec.TerminationGracePeriodSeconds: readUint64: unexpected character: \ufffd`,
  ],
])('%j as %j is refused', (path, value, words) => {
  const problem = decodeProblem(deployment(path, value));
  expect(problem?.slice(0, problem.indexOf(', error found'))).toBe(words);
});

test('the bytes around the place are shown, up to the end of the body', () => {
  expect(decodeProblem(deployment(['spec', 'replicas'], '3'))).toMatch(
    /error found in #10 byte of \.\.\.\|eplicas":"3","select\|\.\.\., bigger context \.\.\.\|e":"x","namespace":"default"\},"spec":\{"replicas":"3","selector":\{"matchLabels":\{"app":"x"\}\},"templat\|\.\.\.$/,
  );
  expect(decodeProblem(deployment([...container, 'image'], 5))).toMatch(
    /"name":"c"\}\]\}\}\}\}\n\|\.\.\.$/,
  );
});

test('what fits is not refused', () => {
  expect(decodeProblem(deployment(['spec', 'replicas'], 3))).toBeNull();
  expect(decodeProblem(deployment(['spec', 'unknown'], { a: [true] }))).toBeNull();
});
