import { cardFigures } from '../bench/card-figures';
import { clusterFigures } from '../bench/cluster-figures';
import type { Figure } from '../bench/figure';
import { lintFigure } from '../bench/lint-figure';
import { pureFigures } from '../bench/pure-figures';
import { storeFigures } from '../bench/store-figures';
import { type Command, root, UsageError } from './command';

/** What an installation of many has; ten times as many take half an hour to make. */
const CARD_COUNTS = [10_000, 1_000_000];

export const bench: Command = {
  usage: '[--cards N[,N...]] [--json]',
  description: [
    'Measures what Readyz spends its time on, each beside a baseline of the same run. Trust the',
    'ratios: they hold from one machine to the next, and milliseconds do not. Without --cards,',
    'everything, with 10000 and 1000000 cards; with it, the due queue and answers alone, with so many',
    'cards of ten reviews each. The site is built first when it is not.',
  ],
  examples: [
    { line: 'bench', does: 'a table of figures' },
    { line: 'bench --cards 10000,10000000', does: 'the due queue with few and with many cards' },
  ],
  options: {
    cards: { type: 'string', does: 'measure with these numbers of cards only' },
    json: { type: 'boolean', does: 'print one JSON array' },
  },
  async run(_operands, { cards, json }, output) {
    const figures =
      cards === undefined ? await allFigures() : await cardFigures(root, readCounts(cards));
    if (json) output.print(JSON.stringify(figures, null, 2));
    else {
      for (const { name, ours, baseline, theirs, unit = 'ms', note } of figures) {
        const ratio = (ours / theirs).toPrecision(3);
        const more = note ? ` (${note})` : '';
        output.print(`${name}: ${ours.toFixed(1)} ${unit}, ${ratio} of ${baseline}${more}`);
      }
    }
    return 0;
  },
};

async function allFigures(): Promise<Figure[]> {
  return [
    ...pureFigures(root),
    ...(await clusterFigures(root)),
    await lintFigure(),
    ...(await storeFigures()),
    ...(await cardFigures(root, CARD_COUNTS)),
  ];
}

/** The fewest first, as the others are measured against them. */
function readCounts(cards: unknown): number[] {
  const counts = String(cards).split(',').map(Number);
  if (!counts.every((count) => Number.isInteger(count) && count > 0)) {
    throw new UsageError(
      '--cards takes whole numbers with commas between them, such as 10000,1000000.',
    );
  }
  return counts.toSorted((a, b) => a - b);
}
