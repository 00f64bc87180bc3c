/** A fenced `proof` block: for each choice, a check that the simulated cluster meets or fails. */
import { parse } from '@marcbachmann/cel-js';
import type { Code } from 'mdast';
import { z } from 'zod';
import { isStorable } from './is-storable';
import { type Body, type Proof, proofSchema, type Sim } from './question';
import type { Reader } from './reader';
import { reportRule } from './report-rule';
import { yamlBlock } from './yaml-block';

const schema = proofSchema.strict().refine(isStorable, 'a character in it cannot be stored');

type Proved = { body: Body; sim: Sim | null; scenarios?: readonly string[] };

/** Null, with a problem, where it cannot be read. */
export function readProof(reader: Reader, node: Code, proved: Proved): Proof | null {
  const parsed = schema.safeParse(yamlBlock(node.value));
  if (!parsed.success) {
    const message = z.prettifyError(parsed.error).replaceAll('\n', ' ');
    reportRule(reader, 'proof-malformed', node, message);
    return null;
  }
  checkScenario(reader, node, parsed.data, proved);
  checkChoices(reader, node, parsed.data, proved.body);
  return parsed.data;
}

function checkScenario(
  reader: Reader,
  node: Code,
  { scenario }: Proof,
  { sim, scenarios }: Proved,
): void {
  if (scenario === undefined) {
    if (sim) return;
    reportRule(reader, 'proof-malformed', node, 'Neither the proof nor a sim names a scenario.');
  } else if (scenarios && !scenarios.includes(scenario)) {
    reportRule(reader, 'sim-unknown', node, `There is no scenario "${scenario}".`);
  }
}

function checkChoices(reader: Reader, node: Code, { choices }: Proof, body: Body): void {
  const count = 'choices' in body ? body.choices.length : 0;
  if (count === 0) {
    reportRule(reader, 'proof-malformed', node, 'Only a question with choices can be proved.');
    return;
  }
  for (let choice = 1; choice <= count; choice += 1) {
    if (Object.hasOwn(choices, choice)) continue;
    reportRule(reader, 'proof-choice-missing', node, `Choice ${choice} has no check.`);
  }
  for (const [choice, check] of Object.entries(choices)) {
    const mistake = Number(choice) > count ? 'there is no such choice' : mistakeIn(check);
    if (mistake === null) continue;
    reportRule(reader, 'proof-malformed', node, `The check of choice ${choice}: ${mistake}.`);
  }
}

/** What makes a text no CEL expression, which the library says on its first line. */
function mistakeIn(expression: string): string | null {
  try {
    parse(expression);
    return null;
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split('\n') : [];
    return reason || 'it is no CEL';
  }
}
