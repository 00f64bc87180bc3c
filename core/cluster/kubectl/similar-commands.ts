/** What somebody may have meant who mistyped a command. Upstream: spf13/cobra SuggestionsFor. */
const COMMANDS =
  `create expose run set explain get edit delete rollout scale autoscale certificate cluster-info top
cordon uncordon drain taint describe logs attach exec port-forward proxy cp auth debug events diff apply patch replace
wait kustomize label annotate completion api-resources api-versions config plugin version`.split(
    /\s+/,
  );

const MOST_EDITS = 2;

/** Nothing where no command is near. */
export function similarCommands(typed: string): string {
  const near = COMMANDS.filter(
    (command) =>
      distance(typed.toLowerCase(), command) <= MOST_EDITS ||
      (typed !== '' && command.startsWith(typed.toLowerCase())),
  );
  if (near.length === 0) return '';
  return `\n\nDid you mean this?\n${near.map((command) => `\t${command}`).join('\n')}`;
}

/** How many letters have to be put in, taken out or changed. */
function distance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = (above[j - 1] ?? 0) + Number(from[i - 1] !== to[j - 1]);
      row.push(Math.min(changed, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above[to.length] ?? 0;
}
