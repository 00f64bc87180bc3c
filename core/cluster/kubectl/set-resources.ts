/** kubectl set resources: requests and limits of containers. Upstream: kubectl/pkg/cmd/set/set_resources.go. */
import { part } from '../api/fill';
import type { JsonObject } from '../json';
import { parseQuantity } from '../quantity';
import { lastValue, parseArguments } from './arguments';
import { changeContainers } from './container-names';
import { FINDING, FINDING_LETTERS } from './find-objects';
import { failed, type Printed, type Session } from './session';
import { setPodSpecs } from './set-pod-spec';
import { WRITING } from './writing';

const PATH = 'set resources';
const VALUED = [...FINDING.valued, ...WRITING.valued, 'containers', 'limits', 'requests'];
const BARE = [...FINDING.bare, ...WRITING.bare, 'local'];

export function setResources(args: readonly string[], session: Session): Printed {
  const letters = { ...FINDING_LETTERS, c: 'containers' };
  const read = parseArguments(PATH, args, VALUED, BARE, letters);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const limits = amountsIn(lastValue(parsed, 'limits') ?? '');
  const requests = amountsIn(lastValue(parsed, 'requests') ?? '');
  const pattern = lastValue(parsed, 'containers') ?? '*';
  const isNothing = !lastValue(parsed, 'limits') && !lastValue(parsed, 'requests');
  if (isNothing && parsed.words.length > 0) {
    return failed(
      'error: you must specify an update to requests or limits (in the form of --requests/--limits)',
    );
  }
  if ('problem' in limits) return failed(`error: ${limits.problem}`);
  if ('problem' in requests) return failed(`error: ${requests.problem}`);
  return setPodSpecs(
    parsed.words,
    parsed,
    {
      path: PATH,
      done: 'resource requirements updated',
      failing: 'failed to patch resources update to pod template ',
      change: (spec) => {
        const { change, isFound } = changeContainers(spec, pattern, (container) => ({
          ...container,
          resources: merged(part(container, 'resources'), limits.amounts, requests.amounts),
        }));
        return isFound
          ? { change, problems: [] }
          : { change: {}, problems: [`error: unable to find container named ${pattern}`] };
      },
    },
    session,
  );
}

/** `cpu=200m,memory=512Mi`. */
function amountsIn(text: string): { amounts: JsonObject } | { problem: string } {
  const amounts: Record<string, string> = {};
  for (const statement of text.split(',').filter(Boolean)) {
    const [name = '', amount, ...more] = statement.split('=');
    if (amount === undefined || more.length > 0) {
      return { problem: `Invalid argument syntax ${statement}, expected <resource>=<value>` };
    }
    if ('error' in parseQuantity(amount)) {
      return {
        problem: `quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'`,
      };
    }
    amounts[name] = amount;
  }
  return { amounts };
}

/** Only what is named changes. */
function merged(before: JsonObject, limits: JsonObject, requests: JsonObject): JsonObject {
  const amounts = {
    limits: { ...part(before, 'limits'), ...limits },
    requests: { ...part(before, 'requests'), ...requests },
  };
  const asked = Object.entries(amounts).filter(([, values]) => Object.keys(values).length > 0);
  return { ...before, ...Object.fromEntries(asked) };
}
