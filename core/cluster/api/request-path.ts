/**
 * The way of one request through the API server, stage by stage, for whoever asks why it was answered so. It is
 * worked out only then: the server itself keeps no more than which stage refused.
 */

import { handle } from './api-server';
import { attributesOf } from './attributes';
import { authorize } from './authorize';
import type { ApiContext, Handled } from './handled';
import type { Request, Status } from './request';
import { type StageName, stageNames } from './stage';

export type Stage = {
  readonly name: StageName;
  readonly outcome: 'passed' | 'refused' | 'not reached';
  /** What the stage found, as a sentence. */
  readonly text: string;
};

export type RequestPath = {
  readonly stages: readonly Stage[];
  /** What the refusing stage answers; null when the request is carried out. */
  readonly status: Status | null;
};

export function requestPath(request: Request, context: ApiContext): RequestPath {
  const handled = handle(request, context);
  const refusing = 'stage' in handled ? stageNames.indexOf(handled.stage) : stageNames.length;
  const stages = stageNames.map((name, i): Stage => {
    if (i > refusing)
      return { name, outcome: 'not reached', text: 'The request did not come here.' };
    return i === refusing && 'stage' in handled
      ? { name, outcome: 'refused', text: `${handled.status.code}: ${handled.status.message}.` }
      : { name, outcome: 'passed', text: passedText(name, request, handled, context) };
  });
  return { stages, status: 'stage' in handled ? handled.status : null };
}

function passedText(
  name: StageName,
  request: Request,
  handled: Handled,
  context: ApiContext,
): string {
  const { user, view } = context;
  const wanted = attributesOf(request);
  const { verb, resource, subresource } = wanted;
  const what = `${verb} ${resource}${subresource ? `/${subresource}` : ''}`;
  switch (name) {
    case 'authentication':
      return `It is ${user.name}, in ${user.groups.join(', ')}.`;
    case 'authorization':
      return `${user.name} may ${what}: ${authorize(user, wanted, view).reason}.`;
    case 'decoding and defaulting':
      return 'It could be read, and what it left out was filled in.';
    case 'mutating admission':
      return 'Its namespace takes it, and admission added what it adds.';
    case 'validation':
      return 'Every field is as it may be.';
    case 'validating admission':
      return 'No quota and no limit is passed.';
    case 'storage':
      return writesText('writes' in handled ? handled.writes.length : 0);
  }
}

function writesText(count: number): string {
  if (count === 0) return 'It changes nothing, so nothing was written.';
  return count === 1 ? 'One object was written.' : `${count} objects were written.`;
}
