/** A fenced `sim` block: which scenario runs beside the answer, and how it is shown. */
import type { Code } from 'mdast';
import { z } from 'zod';
import { isStorable } from './is-storable';
import { type Sim, simSchema } from './question';
import type { Reader } from './reader';
import { reportRule } from './report-rule';
import { yamlBlock } from './yaml-block';

const schema = simSchema.strict().refine(isStorable, 'a character in it cannot be stored');

/** Null, with a problem, where it cannot be read. Without `scenarios` every name is taken. */
export function readSim(reader: Reader, node: Code, scenarios?: readonly string[]): Sim | null {
  const parsed = schema.safeParse(yamlBlock(node.value));
  if (!parsed.success) {
    const message = z.prettifyError(parsed.error).replaceAll('\n', ' ');
    reportRule(reader, 'sim-malformed', node, message);
    return null;
  }
  if (scenarios && !scenarios.includes(parsed.data.scenario)) {
    const known = scenarios.join(', ') || 'none';
    const message = `There is no scenario "${parsed.data.scenario}"; known are: ${known}.`;
    reportRule(reader, 'sim-unknown', node, message);
  }
  return parsed.data;
}
