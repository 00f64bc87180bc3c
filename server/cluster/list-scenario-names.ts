import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

export const scenarioFolder = join(process.cwd(), 'core/cluster/scenarios');

let names: Promise<string[]> | undefined;

/** File names without their ending, in the order of the alphabet. Read once: they come with the program. */
export function listScenarioNames(): Promise<string[]> {
  names ??= readNames();
  return names;
}

async function readNames(): Promise<string[]> {
  const files = await readdir(scenarioFolder);
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}
