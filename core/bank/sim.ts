/** A fenced `sim` block: which scenario runs beside the answer, and how it is shown. */
import type { Code } from 'mdast';
import { parse } from 'yaml';
import { z } from 'zod';
import { isStorable } from './is-storable';
import { type Sim, simSchema } from './question';
import { type Reader, reportNode } from './reader';

const schema = simSchema.strict().refine(isStorable, 'a character in it cannot be stored');

/** Null, with a problem, where it cannot be read. Without `scenarios` every name is taken. */
export function readSim(reader: Reader, node: Code, scenarios?: readonly string[]): Sim | null {
  const parsed = schema.safeParse(parseYaml(node.value));
  if (!parsed.success) {
    reportNode(reader, 'sim-malformed', node, z.prettifyError(parsed.error).replaceAll('\n', ' '));
    return null;
  }
  if (scenarios && !scenarios.includes(parsed.data.scenario)) {
    const known = scenarios.join(', ') || 'none';
    const message = `There is no scenario "${parsed.data.scenario}"; known are: ${known}.`;
    reportNode(reader, 'sim-unknown', node, message);
  }
  return parsed.data;
}

/** Text that is no YAML is not an object either, which is what the schema then says. */
function parseYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch {
    return text;
  }
}
