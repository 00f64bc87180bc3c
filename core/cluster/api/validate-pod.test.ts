import { expect, test } from 'vitest';
import { withDefaults } from './defaults';
import { validate } from './validate';

function problemsOf(spec: Record<string, unknown>): readonly string[] {
  const containers = [{ name: 'web', image: 'web:1' }];
  const pod = { kind: 'Pod', metadata: { name: 'web' }, spec: { containers, ...spec } };
  return validate(withDefaults(JSON.parse(JSON.stringify(pod))));
}

test('apiserver.validate: the image of a pod has no spaces around it', () => {
  expect(problemsOf({ containers: [{ name: 'web', image: ' web:1' }] })).toEqual([
    'spec.containers[0].image: Invalid value: " web:1": must not have leading or trailing whitespace',
  ]);
});

test('apiserver.validate: a name that no volume could take is not there twice', () => {
  const volumes = (name: string) =>
    problemsOf({ volumes: [1, 2].map(() => ({ name, emptyDir: {} })) });
  expect(volumes('v')).toEqual(['spec.volumes[1].name: Duplicate value: "v"']);
  expect(volumes('A').map((problem) => problem.split(':')[1])).toEqual([
    ' Invalid value',
    ' Invalid value',
  ]);
});
