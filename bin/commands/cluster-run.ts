import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { playScenario } from '#core/cluster/cluster';
import { type Profile, profiles } from '#core/cluster/profile';
import { parseScenario, type Scenario } from '#core/cluster/scenario';
import { traceRecord } from '#core/cluster/trace-record';
import type { Act } from '#core/cluster/world';
import { type Command, type ExitCode, type Output, UsageError } from './command';

const DEFAULT_PROFILE: Profile = '1.36';

export const clusterRun: Command = {
  usage: 'FILE [--json] [--profile 1.20|1.36] [--seed N]',
  description: [
    'Runs a scenario in the simulated cluster, as fast as it goes, and prints what every command printed.',
    'With --json it prints all that happened: commands, events, and the changes of pods, controllers,',
    'endpoints and nodes. The same file, profile and seed give the same run. Exits with 1 when the file',
    'cannot be read as a scenario.',
  ],
  examples: [
    { line: 'cluster run node-failure.yaml', does: 'the commands and what they printed' },
    {
      line: 'cluster run node-failure.yaml --json --profile 1.20',
      does: 'what Kubernetes 1.20 does',
    },
  ],
  options: {
    json: { type: 'boolean', does: 'print everything that happened as JSON' },
    profile: { type: 'string', does: `the Kubernetes release, ${DEFAULT_PROFILE} by default` },
    seed: { type: 'string', does: 'a whole number for the dice, 1 by default' },
  },
  async run([path, ...others], { json, profile, seed }, output) {
    if (path === undefined || others.length > 0) throw new UsageError('Name one scenario file.');
    const options = { profile: profileNamed(profile), seed: numberOf(seed) };
    const scenario = await readScenario(path, output);
    if (!scenario) return 1;
    const played = playScenario(scenario, options);
    if (json) output.print(JSON.stringify(traceRecord(played, basename(path)), null, 1));
    else for (const act of played.acts) tell(act, output);
    return 0 satisfies ExitCode;
  },
};

function profileNamed(name: unknown): Profile {
  if (name === undefined) return DEFAULT_PROFILE;
  if (name === '1.20' || name === '1.36') return name;
  const known = Object.keys(profiles).join(' and ');
  throw new UsageError(`There is no profile "${String(name)}"; there are ${known}.`);
}

function numberOf(text: unknown): number {
  if (text === undefined) return 1;
  if (typeof text === 'string' && /^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`"${String(text)}" is no seed; give a whole number such as 7.`);
}

async function readScenario(path: string, { complain }: Output): Promise<Scenario | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    complain(`${path} cannot be read; name a scenario file.`);
    return null;
  }
  const { scenario, problems } = parseScenario(text);
  for (const problem of problems) {
    complain(`${path}: ${problem.path ? `${problem.path} ` : ''}${problem.message}`);
  }
  return scenario;
}

function tell({ atMs, command, output: said }: Act, output: Output): void {
  const what = command.type === 'kubectl' ? command.text : JSON.stringify(command);
  output.print(`${(atMs / 1000).toFixed(1)}s $ ${what}`);
  for (const text of [said.stdout, said.stderr]) if (text) output.print(text.trimEnd());
}
