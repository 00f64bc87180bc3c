import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { armIds } from '../bench/memory/arms/arms';
import { builtInTruths } from '../bench/memory/built-in-truths';
import { drawChart } from '../bench/memory/draw-chart';
import type { ArmResult, Experiment } from '../bench/memory/experiment';
import { jsonReport } from '../bench/memory/json-report';
import { readTruths } from '../bench/memory/read-truths';
import { runExperiments } from '../bench/memory/run-experiments';
import { mainSection } from '../bench/memory/sections/main';
import { variations } from '../bench/memory/sections/variations';
import type { Truth } from '../bench/memory/truth';
import { Progress } from '../progress';
import { type Command, type Output, root, UsageError } from './command';

const DEFAULT_DAYS = [14, 30, 60];
const DEFAULT_CARDS = 100;
const DEFAULT_SEEDS = 200;
const CHART = join(root, 'docs/memory-bench.svg');
const CHART_DAYS = 30;
const DAYS_MIN = 2;
const DAYS_MAX = 120;

export const memoryBench: Command = {
  usage:
    '[--json] [--truths FILE] [--days N,N] [--cards N] [--seeds N] [--limit MINUTES] [--arms ID,ID]',
  description: [
    'Ways to prepare for an interview on a day, compared on simulated learners. What their memory is',
    'truly like no scheduler is told: each sees grades, days and seconds. Cards come evenly over the',
    'first 60 % of the time; on the day itself there is no study. FSRS at .90 has no daily limit, and',
    'Readyz keeps to the longest day that it has. docs/memory-bench.md says what the columns are.',
    `Arms: ${armIds.join(', ')}.`,
  ],
  examples: [
    { line: 'memory bench', does: 'every table, and the chart of the README; some minutes' },
    { line: 'memory bench --json', does: 'one object: Readyz beside FSRS .90, by truth and days' },
    { line: 'memory bench --seeds 20 --days 30 --arms fsrs,ours', does: 'a quick look' },
    { line: 'memory bench --truths people.json --json', does: 'learners of your own' },
  ],
  options: {
    json: { type: 'boolean', does: 'print one JSON object' },
    truths: { type: 'string', does: 'what learners are like, as JSON; a set of ten by default' },
    days: { type: 'string', does: `until the interview, ${DEFAULT_DAYS.join(',')} by default` },
    cards: { type: 'string', does: `to learn, ${DEFAULT_CARDS} by default` },
    seeds: { type: 'string', does: `learners of each kind, ${DEFAULT_SEEDS} by default` },
    limit: { type: 'string', does: 'minutes a day, for every arm' },
    arms: { type: 'string', does: 'which to show, all by default' },
  },
  async run(operands, { json, ...options }, output) {
    if (operands.length > 0) throw new UsageError('This command takes no names.');
    if (json && options.arms !== undefined) {
      throw new UsageError('What --json prints needs the arms that it needs: leave --arms out.');
    }
    const truths = await truthsFrom(options.truths, output);
    if (truths === null) return 1;
    const experiments = experimentsOf(truths, options);
    if (json) {
      const results = await run('all arms', experiments);
      output.print(JSON.stringify(jsonReport(experiments, results), null, 2));
      return 0;
    }
    const main = mainSection(experiments);
    const results = await run(main.name, experiments);
    for (const line of main.lines(results)) output.print(line);
    const isUsual = ['days', 'cards', 'limit', 'arms'].every((name) => options[name] === undefined);
    if (!isUsual) return 0;
    for (const section of variations(experiments)) {
      const lines = section.lines(await run(section.name, section.experiments));
      for (const line of ['', ...lines]) output.print(line);
    }
    if (Object.keys(options).length === 0) await writeChart(experiments, results, output);
    return 0;
  },
};

/** Only a terminal has somebody who waits. */
async function run(name: string, experiments: readonly Experiment[]): Promise<ArmResult[][]> {
  if (!process.stderr.isTTY) return runExperiments(experiments);
  return new Progress().stage(name, () => runExperiments(experiments));
}

/** Null, with a word on stderr, for a file that must be mended first. */
async function truthsFrom(path: unknown, { complain }: Output): Promise<readonly Truth[] | null> {
  if (typeof path !== 'string') return builtInTruths;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`${path} cannot be read; name a file of truths.`);
  }
  const read = readTruths(text);
  if ('truths' in read) return read.truths;
  for (const problem of read.problems) complain(`${path}: ${problem}`);
  return null;
}

function experimentsOf(
  truths: readonly Truth[],
  { days, cards, seeds, limit, arms }: Record<string, unknown>,
): Experiment[] {
  const usual = {
    cards: numberOf('cards', cards, DEFAULT_CARDS),
    seeds: numberOf('seeds', seeds, DEFAULT_SEEDS),
    limitMinutes: limit === undefined ? null : numberOf('limit', limit, 0),
    armIds: armIdsOf(arms),
    answerSeconds: null,
    missedShare: 0,
    believed: null,
  };
  const allDays = days === undefined ? DEFAULT_DAYS : String(days).split(',').map(dayOf);
  return truths.flatMap((truth) => allDays.map((each) => ({ ...usual, truth, days: each })));
}

function armIdsOf(arms: unknown): string[] {
  if (arms === undefined) return [...armIds];
  const chosen = String(arms).split(',');
  const unknown = chosen.find((id) => !armIds.includes(id));
  if (unknown !== undefined) {
    throw new UsageError(`There is no arm "${unknown}"; there are ${armIds.join(', ')}.`);
  }
  return ['fsrs', ...chosen];
}

function numberOf(option: string, text: unknown, fallback: number): number {
  if (text === undefined) return fallback;
  if (typeof text === 'string' && /^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UsageError(`"${String(text)}" is no number for --${option}; give one such as 20.`);
}

function dayOf(text: string): number {
  const days = numberOf('days', text, 0);
  if (days >= DAYS_MIN && days <= DAYS_MAX) return days;
  throw new UsageError(`${days} days: an interview is in ${DAYS_MIN} to ${DAYS_MAX} of them.`);
}

async function writeChart(
  experiments: readonly Experiment[],
  results: readonly ArmResult[][],
  { complain }: Output,
): Promise<void> {
  const shown = results.filter((_, index) => experiments[index]?.days === CHART_DAYS);
  await writeFile(CHART, drawChart(shown, DEFAULT_CARDS, CHART_DAYS));
  complain(`The chart is in ${CHART}.`);
}
