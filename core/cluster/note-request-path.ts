/** What a command asks of the API server is part of the lesson: the trace says which stages it passed, and which refused it. */
import type { Request } from './api/request';
import { type RequestPath, requestPath } from './api/request-path';
import type { UserInfo } from './api/user';
import { note } from './engine';
import { profiles } from './profile';
import { openStreams } from './streams';
import type { Cluster } from './world';

type Asked = { request: Request; user: UserInfo; cause: number };

/** `before` is the cluster that the request met; the entry goes to the one after its answer. */
export function noteRequestPath(
  before: Cluster,
  after: Cluster,
  { request, user, cause }: Asked,
): Cluster {
  // What is drawn to look again is forgotten.
  const { dice } = openStreams(before.seed, before.streams);
  const path = requestPath(request, {
    view: before.store,
    nowMs: before.nowMs,
    constants: profiles[before.profile],
    dice,
    user,
  });
  return note(after, {
    actor: 'kube-apiserver',
    rule: 'apiserver.requestPath',
    text: sentence(path, user),
    inputs: { stages: path.stages },
    cause,
  }).cluster;
}

function sentence({ stages, status }: RequestPath, { name }: UserInfo): string {
  const refusing = stages.find(({ outcome }) => outcome === 'refused');
  if (!refusing || !status) return `The request of ${name} passes all ${stages.length} stages.`;
  return `The request of ${name} is refused by ${refusing.name}: ${status.message}.`;
}
