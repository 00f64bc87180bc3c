import { clusterFigures } from '../bench/cluster-figures';
import { lintFigure } from '../bench/lint-figure';
import { pureFigures } from '../bench/pure-figures';
import { storeFigures } from '../bench/store-figures';
import { type Command, root } from './command';

export const bench: Command = {
  usage: '[--json]',
  description: [
    'Measures what Readyz spends its time on, each beside a baseline of the same run. Trust the',
    'ratios: they hold from one machine to the next, and milliseconds do not.',
  ],
  examples: [{ line: 'bench', does: 'a table of figures' }],
  options: { json: { type: 'boolean', does: 'print one JSON array' } },
  async run(_operands, { json }, output) {
    const figures = [
      ...pureFigures(root),
      ...(await clusterFigures(root)),
      await lintFigure(),
      ...(await storeFigures()),
    ];
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
