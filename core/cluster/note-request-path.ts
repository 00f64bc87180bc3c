/** What a command asks of the API server is part of the lesson: the trace says which stages it passed, and which refused it. */
import type { Request } from './api/request';
import { type RequestPath, requestPath } from './api/request-path';
import type { UserInfo } from './api/user';
import type { Draft } from './draft';
import { note } from './engine';
import { profiles } from './profile';
import { openStreams } from './streams';

type Asked = { request: Request; user: UserInfo; cause: number };

/** Of a request that is about to be made. */
export function noteRequestPath(draft: Draft, { request, user, cause }: Asked): void {
  // What is drawn to look ahead is forgotten.
  const { dice } = openStreams(draft.seed, draft.streams());
  const path = requestPath(request, {
    view: draft.store,
    nowMs: draft.nowMs,
    constants: profiles[draft.profile],
    dice,
    user,
  });
  note(draft, {
    actor: 'kube-apiserver',
    rule: 'apiserver.requestPath',
    text: sentence(path, user),
    inputs: { stages: path.stages },
    cause,
  });
}

function sentence({ stages, status }: RequestPath, { name }: UserInfo): string {
  const refusing = stages.find(({ outcome }) => outcome === 'refused');
  if (!refusing || !status) return `The request of ${name} passes all ${stages.length} stages.`;
  return `The request of ${name} is refused by ${refusing.name}: ${status.message}.`;
}
