import { assert } from '#core/assert';
import type { Scenario } from '#core/cluster/scenario';
import { findScenario } from './find-scenario';
import { listScenarioNames } from './list-scenario-names';

export type NamedScenario = { name: string; scenario: Scenario };

/** Every scenario that comes with the program, by name. */
export async function listScenarios(): Promise<NamedScenario[]> {
  const names = await listScenarioNames();
  return Promise.all(
    names.map(async (name) => {
      const scenario = await findScenario(name);
      assert(scenario, `scenario ${name} is in the folder`);
      return { name, scenario };
    }),
  );
}
