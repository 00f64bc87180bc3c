import { expect, test } from 'vitest';
import { after, kubectl, openCluster } from '../testing';

function jobYaml(spec: string, policy = 'Never'): string {
  return `
apiVersion: batch/v1
kind: Job
metadata: { name: one }
spec:
  ${spec}
  template: { spec: { restartPolicy: ${policy}, containers: [ { name: c, image: "web:1" } ] } }
`;
}

function refusal(yaml: string): string {
  return kubectl(openCluster({ 'job.yaml': yaml }), 'apply -f job.yaml').output.stderr;
}

test('a job that counts below nothing is refused', () => {
  expect(refusal(jobYaml('parallelism: -1'))).toBe(
    'The Job "one" is invalid: spec.parallelism: Invalid value: -1: must be greater than or equal to 0\n',
  );
  expect(refusal(jobYaml('parallelism: 0'))).toBe('');
});

test('a job whose pods never end is refused', () => {
  expect(refusal(jobYaml('completions: 1', 'Always'))).toContain(
    'spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
  );
});

test('how often a job is to succeed, and its template, stay as they were', () => {
  const files = {
    'job.yaml': jobYaml('completions: 2'),
    'more.yaml': jobYaml('completions: 3'),
    'wider.yaml': jobYaml('completions: 2\n  parallelism: 2'),
    'other.yaml': jobYaml('completions: 2').replace('web:1', 'web:2'),
  };
  const running = after(openCluster(files), 'apply -f job.yaml');
  const said = (file: string) => kubectl(running, `apply -f ${file}`).output;
  expect(said('more.yaml').stderr).toBe(
    'The Job "one" is invalid: spec.completions: Invalid value: 3: field is immutable\n',
  );
  expect(said('other.yaml').stderr).toContain('spec.template: Invalid value: core.PodTemplateSpec');
  expect(said('wider.yaml')).toMatchObject({ stdout: 'job.batch/one configured\n', exitCode: 0 });
});
