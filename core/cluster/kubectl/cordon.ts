/** kubectl cordon and uncordon: whether a node takes new pods. */
import { notFound } from '../api/request';
import { getObject } from '../store';
import { parseArguments } from './arguments';
import { failed, type Printed, printed, refused, type Session, together } from './session';

export function runCordon(
  args: readonly string[],
  unschedulable: boolean,
  session: Session,
): Printed {
  const verb = unschedulable ? 'cordon' : 'uncordon';
  const read = parseArguments(verb, args, []);
  if ('failure' in read) return read.failure;
  const names = read.parsed.words.map((word) => word.replace(/^nodes?\//, ''));
  if (names.length === 0) {
    return failed(
      `error: USAGE: ${verb} NODE [flags]\nSee 'kubectl ${verb} -h' for help and examples`,
    );
  }
  return together(names.map((name) => cordonOne(name, unschedulable, verb, session)));
}

function cordonOne(name: string, unschedulable: boolean, verb: string, session: Session): Printed {
  const node = getObject(session.view(), 'Node', `/${name}`);
  if (!node) return refused(notFound('Node', name));
  if ((node.spec.unschedulable ?? false) === unschedulable) {
    return printed(`node/${name} already ${verb}ed`);
  }
  const { unschedulable: _, ...rest } = node.spec;
  const spec = unschedulable ? { ...rest, unschedulable } : rest;
  const answer = session.submit({ verb: 'update', object: { ...node, spec } });
  return answer.ok ? printed(`node/${name} ${verb}ed`) : refused(answer.status);
}
