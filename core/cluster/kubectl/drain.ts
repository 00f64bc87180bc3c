/**
 * kubectl drain: cordons nodes and evicts their pods, as far as budgets allow. One node that cannot be drained is
 * no reason to leave the others. Upstream: kubectl/pkg/cmd/drain/drain.go.
 */
import type { Pod } from '../objects';
import { parseSelector } from '../parse-selector';
import { type Arguments, lastValue, parseArguments } from './arguments';
import { runCordon } from './cordon';
import { deletePods, evictPods, isThere } from './drain-evict';
import { verdictsOn } from './drain-verdicts';
import { findObjects } from './find-objects';
import { failed, type Printed, printed, type Session, together } from './session';
import { AFTER, type DryRun, writingOf } from './writing';

/** What was said of a node, and why it is not drained. */
type Drained = { said: Printed; errors: readonly string[]; isPlain?: boolean };

export function runDrain(args: readonly string[], session: Session): Printed {
  const valued = ['grace-period', 'timeout', 'selector', 'pod-selector'];
  const bare = [
    'ignore-daemonsets',
    'force',
    'delete-emptydir-data',
    'disable-eviction',
    'dry-run',
  ];
  const read = parseArguments('drain', args, valued, bare);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const { words, values } = parsed;
  if (words.length === 0 && !values.selector) {
    return failed("error: USAGE: drain NODE [flags]\nSee 'kubectl drain -h' for help and examples");
  }
  const pods = parseSelector(lastValue(parsed, 'pod-selector') ?? '');
  if ('error' in pods) return failed(`error: ${pods.error}`);
  const asked = writingOf(parsed);
  if ('failure' in asked) return asked.failure;
  const { dryRun } = asked.writing;
  const selectors = (values.selector ?? []).map((selector) => `--selector=${selector}`);
  const flags = [...selectors, `--dry-run=${dryRun}`];
  const cordoned = runCordon([...words, ...flags], true, session);
  if (cordoned.exitCode !== 0) return cordoned;
  const names = words.map((word) => word.replace(/^(nodes?|no)\//, ''));
  const found = findObjects(['nodes', ...names], parsed, session);
  if ('failure' in found) return found.failure;
  const results = found.objects.map(({ metadata: { name } }) => ({
    name,
    ...drainNode(name, parsed, dryRun, session),
  }));
  const undrained = results.filter(({ errors }) => errors.length > 0);
  return together([
    cordoned,
    ...results.map(({ said }) => said),
    ...(undrained.length > 0 ? [pendingNodes(undrained)] : []),
  ]);
}

function drainNode(node: string, parsed: Arguments, dryRun: DryRun, session: Session): Drained {
  const { leaving, problems, warnings } = verdictsOn(node, parsed, session);
  if (problems.length > 0) return { said: undrainable(node, problems), errors: problems };
  const warned = warnings.length > 0 ? warning(`Warning: ${warnings.join('; ')}`) : printed();
  const isDeletion = parsed.flags.has('disable-eviction');
  if (dryRun !== 'none') {
    const doing = isDeletion ? 'deleting' : 'evicting';
    const lines = [
      ...leaving.map(({ metadata }) => `${doing} pod ${metadata.namespace}/${metadata.name}`),
      `node/${node} drained`,
    ];
    const said = together([warned, printed(...lines.map((line) => `${line}${AFTER[dryRun]}`))]);
    return { said, errors: [] };
  }
  const { said, errors } = (isDeletion ? deletePods : evictPods)(leaving, parsed, session);
  if (errors.length === 0) {
    const isDone = !leaving.some((pod) => isThere(pod, session));
    return {
      said: together([warned, said, ...(isDone ? [printed(`node/${node} drained`)] : [])]),
      errors,
    };
  }
  const left = verdictsOn(node, parsed, session).leaving;
  const ends = [pendingPods(node, left, errors), undrainable(node, errors)];
  return { said: together([warned, said, ...ends]), errors, isPlain: isDeletion };
}

function pendingPods(node: string, pods: readonly Pod[], errors: readonly string[]): Printed {
  if (pods.length === 0) return printed();
  const head = `There are pending pods in node "${node}" when an error occurred: ${aggregate(errors)}`;
  return warning([head, ...pods.map(({ metadata }) => `pod/${metadata.name}`)].join('\n'));
}

function undrainable(node: string, errors: readonly string[]): Printed {
  return warning(
    `error: unable to drain node "${node}" due to error: ${aggregate(errors)}, continuing command...`,
  );
}

/** The errors of one node are told one a line, those of several nodes one node a line. */
function pendingNodes(
  undrained: readonly { name: string; errors: readonly string[]; isPlain?: boolean }[],
): Printed {
  const [only, another] = undrained;
  const errors =
    only && !another
      ? only.errors.map((error) => (only.isPlain ? `error: ${error}` : error))
      : undrained.map((each) => aggregate(each.errors));
  return failed(
    [
      'There are pending nodes to be drained:',
      ...undrained.map(({ name }) => ` ${name}`),
      ...errors,
    ].join('\n'),
  );
}

/** Upstream: apimachinery/pkg/util/errors NewAggregate. */
function aggregate(errors: readonly string[]): string {
  return errors.length === 1 ? `${errors[0]}` : `[${errors.join(', ')}]`;
}

function warning(text: string): Printed {
  return { ...printed(), stderr: `${text}\n` };
}
