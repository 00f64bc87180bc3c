import { expect, test } from 'vitest';
import { findScenario } from './find-scenario';
import { listScenarios } from './list-scenarios';

test('every scenario that comes with the program can be read, and says what to watch', async () => {
  const scenarios = await listScenarios();
  expect(scenarios.length).toBeGreaterThan(0);
  for (const { name, scenario } of scenarios) {
    expect(await findScenario(name)).toBe(scenario);
    expect(scenario.title).not.toBe('');
    expect(scenario.caption).not.toBe('');
  }
});

test('a name that is not in the folder is not found, whatever file it leads to', async () => {
  expect(await findScenario('nothing')).toBeNull();
  expect(await findScenario('../../../package')).toBeNull();
  expect(await findScenario('')).toBeNull();
});
