/** Which pods of a node a drain takes, which it leaves, and which stop it. Upstream: kubectl/pkg/drain/filters.go. */

import { isMet } from '../labels';
import type { Pod } from '../objects';
import { parseSelector } from '../parse-selector';
import { controllerOf } from '../pods';
import { listObjects } from '../store';
import { type Arguments, lastValue } from './arguments';
import type { Session } from './session';

/** What is to become of a pod: it goes, it stays with a warning, or it stops the drain. */
type Verdict = { goes: boolean; warning?: string; problem?: string };

export function verdictsOn(
  node: string,
  parsed: Arguments,
  session: Session,
): { leaving: readonly Pod[]; problems: readonly string[]; warnings: readonly string[] } {
  const wanted = parseSelector(lastValue(parsed, 'pod-selector') ?? '');
  const requirements = 'error' in wanted ? [] : wanted;
  const isWanted = ({ metadata }: Pod) =>
    requirements.every((each) => isMet(each, metadata.labels ?? {}));
  const judged = listObjects(session.view(), 'Pod')
    .filter((pod) => pod.spec.nodeName === node && isWanted(pod))
    .map((pod) => ({ pod, verdict: judge(pod, parsed) }));
  return {
    leaving: judged.filter(({ verdict }) => verdict.goes).map(({ pod }) => pod),
    problems: grouped(judged, ({ problem }) => problem),
    warnings: grouped(judged, ({ warning }) => warning),
  };
}

/** Pods that have ended may always go; a DaemonSet's would only come back. */
function judge(pod: Pod, { flags }: Arguments): Verdict {
  const { phase } = pod.status;
  if (phase === 'Succeeded' || phase === 'Failed') return { goes: true };
  const owner = controllerOf(pod);
  if (owner?.kind === 'DaemonSet') {
    return flags.has('ignore-daemonsets')
      ? { goes: false, warning: 'ignoring DaemonSet-managed Pods' }
      : stopping('DaemonSet-managed Pods (use --ignore-daemonsets to ignore)');
  }
  const hasFiles = pod.spec.volumes?.some((volume) => 'emptyDir' in volume);
  if (hasFiles && !flags.has('delete-emptydir-data')) {
    return stopping('Pods with local storage (use --delete-emptydir-data to override)');
  }
  if (owner) return { goes: true };
  return flags.has('force')
    ? { goes: true, warning: 'deleting Pods that declare no controller' }
    : stopping('cannot delete Pods that declare no controller (use --force to override)');
}

function stopping(what: string): Verdict {
  return { goes: false, problem: `cannot delete ${what}` };
}

/** `words: namespace/a, namespace/b`, once for each of the words. */
function grouped(
  judged: readonly { pod: Pod; verdict: Verdict }[],
  wordsOf: (verdict: Verdict) => string | undefined,
): string[] {
  const groups = new Map<string, string[]>();
  for (const { pod, verdict } of judged) {
    const words = wordsOf(verdict);
    if (words === undefined) continue;
    const { namespace, name } = pod.metadata;
    groups.set(words, [...(groups.get(words) ?? []), `${namespace}/${name}`]);
  }
  return [...groups].map(([words, pods]) => `${words}: ${pods.join(', ')}`);
}
