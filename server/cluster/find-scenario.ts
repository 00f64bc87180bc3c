import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assert } from '#core/assert';
import { parseScenario, type Scenario } from '#core/cluster/scenario';
import { listScenarioNames, scenarioFolder } from './list-scenario-names';

const found = new Map<string, Promise<Scenario>>();

/** Null when there is none of that name. A name is only ever compared with those of the folder, never opened. */
export async function findScenario(name: string): Promise<Scenario | null> {
  if (!(await listScenarioNames()).includes(name)) return null;
  const scenario = found.get(name) ?? readScenario(name);
  found.set(name, scenario);
  return scenario;
}

async function readScenario(name: string): Promise<Scenario> {
  const { scenario, problems } = parseScenario(
    await readFile(join(scenarioFolder, `${name}.yaml`), 'utf8'),
  );
  assert(scenario, `scenario ${name} does not parse: ${JSON.stringify(problems)}`);
  return scenario;
}
