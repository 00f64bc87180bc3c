import type { Experiment } from '../experiment';
import { formatTable } from '../format-table';
import { frontierOf, readFrontier } from '../frontier';
import { fsrs90, pointsOf } from '../measure';
import type { Section } from './section';

const MOVES = [
  { label: 'six days earlier', believedDays: 36 },
  { label: 'six days later', believedDays: 24 },
];

/** The interview turns out, halfway, to be on another day: what that costs beside having known from the start. */
export function movedSection(base: readonly Experiment[]): Section {
  const pairs = MOVES.flatMap(({ label, believedDays }) =>
    base.map((experiment) => {
      const toldOn = (untilDay: number) => ({
        ...experiment,
        believed: { days: believedDays, untilDay },
      });
      return { label, known: toldOn(0), moved: toldOn(experiment.days / 2) };
    }),
  );
  return {
    name: 'A moved interview',
    experiments: pairs.flatMap(({ known, moved }) => [known, moved]),
    lines: (results) => [
      'A moved interview: points of recall lost beside having known from the start, in as many minutes',
      ...formatTable(
        ['', 'truth', 'Readyz'],
        pairs.map(({ label, known }, index) => {
          const [before = [], after = []] = results.slice(2 * index);
          const place = { is: 'minutes', at: fsrs90(before).minutes } as const;
          const [asKnown, asMoved] = [before, after].map(
            (all) => readFrontier(frontierOf(pointsOf(all, 'ours')), 'recall', place).value,
          );
          return [label, known.truth.name, (100 * ((asKnown ?? 0) - (asMoved ?? 0))).toFixed(1)];
        }),
      ),
    ],
  };
}
