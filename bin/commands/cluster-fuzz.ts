import { type Finding, fuzzSeed, profileOf } from '#core/cluster/fuzz/fuzz-seed';
import { type Profile, profiles } from '#core/cluster/profile';
import { type Command, UsageError } from './command';

const DEFAULT_SEEDS = 100;

export const clusterFuzz: Command = {
  usage: '[--seeds N] [--from S] [--profile 1.20|1.36] [--json]',
  description: [
    'Plays random clusters with random faults and commands, and looks after every write at all that must',
    'always hold: no budget is broken, no pod has two owners, what can be ready is ready once all is mended,',
    'and the same run gives the same hash. Prints each seed that breaks something, with what it breaks, at',
    'which revision, and what led to it. Exits with 1 when one does.',
  ],
  examples: [
    { line: 'cluster fuzz', does: `seeds 1 to ${DEFAULT_SEEDS}, in both profiles by turns` },
    { line: 'cluster fuzz --from 4711 --seeds 1 --profile 1.20', does: 'one seed again' },
  ],
  options: {
    seeds: { type: 'string', does: `how many, ${DEFAULT_SEEDS} by default` },
    from: { type: 'string', does: 'the first, 1 by default' },
    profile: { type: 'string', does: 'the Kubernetes release; odd seeds have 1.20 by default' },
    json: { type: 'boolean', does: 'print one JSON object for each break' },
  },
  async run(operands, { seeds, from, profile, json }, output) {
    if (operands.length > 0) throw new UsageError('This command takes no names.');
    const first = numberOf(from, 1);
    const count = numberOf(seeds, DEFAULT_SEEDS);
    const only = profileNamed(profile);
    const broken = new Set<number>();
    for (let seed = first; seed < first + count; seed += 1) {
      for (const finding of fuzzSeed(seed, only ?? profileOf(seed))) {
        broken.add(seed);
        for (const line of json ? [JSON.stringify(finding)] : linesOf(finding)) output.print(line);
      }
    }
    output.complain(`${count} seeds from ${first}: ${broken.size} break something.`);
    return broken.size > 0 ? 1 : 0;
  },
};

function profileNamed(name: unknown): Profile | null {
  if (name === undefined) return null;
  if (name === '1.20' || name === '1.36') return name;
  const known = Object.keys(profiles).join(' and ');
  throw new UsageError(`There is no profile "${String(name)}"; there are ${known}.`);
}

function numberOf(text: unknown, fallback: number): number {
  if (text === undefined) return fallback;
  if (typeof text === 'string' && /^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`"${String(text)}" is no whole number; give one such as 7.`);
}

function linesOf({ seed, profile, invariant, revision, text, chain }: Finding): string[] {
  return [
    `seed ${seed} (${profile}) breaks "${invariant}" ${revision === null ? 'in the end' : `at revision ${revision}`}: ${text}`,
    ...chain.map((cause) => `  because ${cause}`),
  ];
}
