import type { ArmResult, Experiment } from '../experiment';
import { formatTable } from '../format-table';
import type { Section } from './section';

const CARDS = 400;
const LIMITS_MINUTES = [10, 20, 40];

/** More cards than there is time for, with a hard limit of minutes a day: how much each arm makes of it at its best. */
export function limitsSection(base: readonly Experiment[]): Section {
  const experiments = LIMITS_MINUTES.flatMap((limitMinutes) =>
    base.map((experiment) => ({ ...experiment, cards: CARDS, limitMinutes })),
  );
  return {
    name: 'A hard limit',
    experiments,
    lines: (results) => [
      `A hard limit of minutes a day for ${CARDS} cards: the recall of each arm’s best setting`,
      ...formatTable(
        ['', 'truth', 'FSRS .90', 'FSRS', 'a final pass', 'SM-2', 'Readyz'],
        experiments.map(({ truth, limitMinutes }, index) => {
          const all = results[index] ?? [];
          const best = (prefix: string) => bestRecall(all, ({ id }) => id.startsWith(prefix));
          return [
            `${limitMinutes} min`,
            truth.name,
            bestRecall(all, ({ id }) => id === 'fsrs', '.90'),
            bestRecall(all, ({ id }) => id === 'fsrs'),
            best('fsrs-pass-'),
            best('sm2'),
            best('ours'),
          ];
        }),
      ),
    ],
  };
}

function bestRecall(
  results: readonly ArmResult[],
  isMeant: (result: ArmResult) => boolean,
  setting?: string,
): string {
  const recalls = results
    .filter(isMeant)
    .flatMap(({ points }) => points)
    .filter((point) => setting === undefined || point.setting === setting)
    .map(({ recall }) => recall);
  return Math.max(...recalls).toFixed(3);
}
