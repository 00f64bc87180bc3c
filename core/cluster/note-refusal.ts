/** A refused command is part of the lesson: the trace says which stage of the API server refused it, and why. */
import type { Request } from './api/request';
import { requestPath } from './api/request-path';
import type { UserInfo } from './api/user';
import { note } from './engine';
import { profiles } from './profile';
import { openStreams } from './streams';
import type { Cluster } from './world';

export function noteRefusal(
  cluster: Cluster,
  request: Request,
  cause: number,
  user: UserInfo,
): Cluster {
  // Nothing was written, and what it draws to look again is forgotten.
  const { dice } = openStreams(cluster.seed, cluster.streams);
  const { stages, status } = requestPath(request, {
    view: cluster.store,
    nowMs: cluster.nowMs,
    constants: profiles[cluster.profile],
    dice,
    user,
  });
  const refusing = stages.find(({ outcome }) => outcome === 'refused');
  if (!refusing || !status) return cluster;
  return note(cluster, {
    actor: 'kube-apiserver',
    rule: 'apiserver.requestPath',
    text: `The request of ${user.name} is refused by ${refusing.name}: ${status.message}.`,
    inputs: { stages },
    cause,
  }).cluster;
}
