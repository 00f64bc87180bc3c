import type { Act } from '../../world';
import type { Invariant } from '../invariant';

/**
 * Whatever is typed is answered: with an exit code, and when that is not 0, with why.
 * kubectl: pkg/cmd/util CheckErr prints an error before it exits with 1.
 */
export const commandsAnswer: Invariant = ({ cluster }) =>
  cluster.acts.flatMap((act) =>
    problemsOf(act).map((problem) => ({
      revision: null,
      text: `${JSON.stringify(act.command)} ${problem}`,
    })),
  );

function problemsOf({ output: { stdout, stderr, exitCode } }: Act): string[] {
  const isCode = Number.isInteger(exitCode) && exitCode >= 0 && exitCode <= 255;
  const strange = [stdout, stderr].find((text) => /\b(undefined|NaN|\[object Object\])/.test(text));
  const isSaid = exitCode === 0 || `${stdout}${stderr}`.trim() !== '' || exitCode === 1;
  return [
    ...(isCode ? [] : [`ends with ${exitCode}`]),
    ...(isSaid ? [] : ['fails without a word']),
    ...(strange === undefined ? [] : [`says ${strange.trim().slice(0, 300)}`]),
  ];
}
