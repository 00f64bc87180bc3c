import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { playScenario } from '../cluster';
import { scenarioOf } from '../testing';
import { traceRecord } from '../trace-record';
import { compareTraces } from './compare-traces';
import { type RecordedTrace, readTrace } from './recorded-trace';

/**
 * Each scenario's recording by Kubernetes 1.20.2, and how far the simulator must agree with it. From the 21st on it
 * may be a little less than it does: chance decides more in those.
 */
const floors: Readonly<Record<string, number>> = {
  '01-self-healing': 1,
  '02-rolling-update': 1,
  '03-stuck-rollout': 1,
  '04-recreate': 1,
  '05-no-room': 1,
  '06-taints': 1,
  '07-services': 1,
  '08-node-failure': 1,
  '09-autoscaling': 1,
  '10-scheduler-down': 1,
  '11-controller-manager-down': 1,
  '12-drain': 1,
  '13-job': 1,
  '14-stateful-set': 1,
  '15-words': 1,
  '16-volumes': 1,
  '17-quota': 1,
  '18-rbac': 1,
  '19-namespaces': 1,
  '20-config': 1,
  '21-heal-by-hand': 0.98,
  '22-rolling-percent': 0.98,
  '23-rolling-absolute': 0.96,
  '24-rollover': 0.98,
  '25-pause': 0.98,
  '26-scale-during-rollout': 0.96,
  '27-stuck-and-undone': 0.98,
  '28-recreate-twice': 0.98,
  '29-no-execute': 0.98,
  '30-spread': 0.98,
  '31-short-outages': 0.98,
  '32-two-of-three-down': 0.98,
  '33-autoscaling-behavior': 0.95,
  '34-two-autoscalers': 0.98,
  '35-manager-down-and-changes': 0.98,
  '36-jobs': 0.94,
  '37-job-scaled': 0.98,
  '38-stateful-set-updated': 0.98,
  '39-stateful-set-parallel': 0.98,
  '40-crash': 0.97,
  '41-pull': 0.98,
  '42-orphans': 0.98,
  '43-scores': 0.98,
  '44-preferences': 0.98,
  '45-daemons': 0.98,
  '46-get': 0.96,
  '47-errors': 0.97,
};

const folder = new URL('../testdata/scenarios/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace('.yaml', ''));

test('every recorded scenario has its floor', () => {
  expect(Object.keys(floors).sort()).toEqual(names.sort());
});

test.each(names)('%s goes as it went in a real cluster', (name) => {
  const { score, wrong } = compareTraces(recordingOf(name), simulationOf(name));
  expect(score, wrong.join('\n')).toBeGreaterThanOrEqual(floors[name] ?? 0);
});

describe('the comparison', () => {
  const real = recordingOf('01-self-healing');

  test('finds no difference between a recording and itself', () => {
    expect(compareTraces(real, real)).toEqual({ score: 1, wrong: [] });
  });

  test('finds a command that printed something else', () => {
    const [first, ...rest] = real.transcript;
    const other = first && { ...first, stdout: 'deployment.apps/web configured\n' };
    const { wrong } = compareTraces(real, { ...real, transcript: other ? [other, ...rest] : [] });
    expect(wrong).toHaveLength(1);
  });

  test('finds what was never said, a course that differs, and pods that ended elsewhere', () => {
    expect(compareTraces(real, { ...real, events: [] }).score).toBe(0.75);
    expect(compareTraces(real, { ...real, controllers: [] }).score).toBeLessThan(1);
    expect(compareTraces(real, { ...real, pods: [] }).score).toBeLessThan(0.75);
  });
});

function recordingOf(name: string): RecordedTrace {
  return readTrace(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')));
}

function simulationOf(name: string): RecordedTrace {
  const scenario = scenarioOf(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'));
  return readTrace(traceRecord(playScenario(scenario, { seed: 1, profile: '1.20' }), name));
}
