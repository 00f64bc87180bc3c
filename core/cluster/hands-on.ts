/** What is done to the cluster from outside the API: machines, processes, load, a probe, a container. */
import { nextInteger } from '#core/random';
import type { Message } from './actor';
import { userOf } from './api/user';
import { actorsIn, servesRequests, startUpMs } from './components';
import { post, submit, tell } from './engine';
import { LEASE_PERIOD_MS } from './kubelet/heartbeat';
import { hasReadinessProbe } from './kubelet/pod-run';
import { kubeletOf, leaseOf, nodeOf } from './machine';
import type { NodeTemplate } from './node-template';
import type { Metadata } from './objects';
import { profiles } from './profile';
import { getEntry, setEntry } from './sorted-map';
import { getObject } from './store';
import { openStreams } from './streams';
import type { Cluster, Command, CommandOutput } from './world';

type HandsOn = Exclude<Command, { type: 'kubectl' }>;
type Carried = { cluster: Cluster; output: CommandOutput };

export function handsOn(cluster: Cluster, command: HandsOn, cause: number): Carried {
  switch (command.type) {
    case 'node':
      return switchNode(cluster, command, cause);
    case 'component':
      return done(switchComponent(cluster, command, cause));
    case 'load':
      return done({ ...cluster, load: { ...cluster.load, ...command.load } });
    case 'addNode':
      return done(join(cluster, command.template, cause));
    default:
      return touchPod(cluster, command, cause);
  }
}

function touchPod(
  cluster: Cluster,
  command: Extract<HandsOn, { pod: string }>,
  cause: number,
): Carried {
  const key = `default/${command.pod}`;
  const pod = getObject(cluster.store, 'Pod', key);
  if (!pod) {
    return refused(cluster, `Error from server (NotFound): pods "${command.pod}" not found`);
  }
  if (!pod.spec.nodeName || pod.status.phase !== 'Running') {
    return refused(cluster, `error: pod ${command.pod} is not running`);
  }
  if (command.type === 'setPodReady' && !hasReadinessProbe(pod)) {
    return refused(cluster, `error: pod ${command.pod} has no readiness probe`);
  }
  const message: Message =
    command.type === 'setPodReady'
      ? { type: 'probe', key, passing: command.ready }
      : { type: 'crash', key };
  return done(tell(cluster, `kubelet/${pod.spec.nodeName}`, message, cause));
}

function switchNode(
  cluster: Cluster,
  { node, state }: Extract<Command, { type: 'node' }>,
  cause: number,
): Carried {
  const machine = getEntry(cluster.kubelets, node);
  if (!machine) {
    return refused(cluster, `Error from server (NotFound): nodes "${node}" not found`);
  }
  if (machine.isUp === (state === 'up')) return done(cluster);
  return done(tell(cluster, `kubelet/${node}`, { type: 'power', up: state === 'up' }, cause));
}

function switchComponent(
  cluster: Cluster,
  { component, state }: Extract<Command, { type: 'component' }>,
  cause: number,
): Cluster {
  const isUp = state === 'up';
  if (servesRequests(component)) {
    const others = cluster.outage.filter((name) => name !== component);
    return { ...cluster, outage: isUp ? others : [...others, component] };
  }
  const message: Message = { type: 'power', up: isUp };
  const atMs = cluster.nowMs + startUpMs(component);
  return actorsIn(component).reduce(
    (all, actor) =>
      isUp
        ? post(all, { atMs, cause, to: 'actor', actor, message })
        : tell(all, actor, message, cause),
    cluster,
  );
}

/** A new machine registers itself, and renews its lease from then on. */
function join(cluster: Cluster, template: NodeTemplate, cause: number): Cluster {
  const { name } = template;
  const { nowMs } = cluster;
  if (getEntry(cluster.kubelets, name)) return cluster;
  const index = cluster.kubelets?.size ?? 0;
  const blank: Metadata = { name, uid: '', resourceVersion: '', creationTimestamp: '' };
  const { kubeletVersion } = profiles[cluster.profile];
  const node = nodeOf(template, index, kubeletVersion, blank, nowMs);
  const lease = leaseOf({ ...blank, namespace: 'kube-node-lease' }, nowMs);
  const kubelets = setEntry(cluster.kubelets, name, kubeletOf(template, index));
  const streams = openStreams(cluster.seed, cluster.streams);
  const atMs = nowMs + nextInteger(streams.dice('phases'), LEASE_PERIOD_MS);
  const registered = [lease, node].reduce<Cluster>(
    (all, object) =>
      submit(all, { verb: 'create', object }, cause, userOf(`kubelet/${name}`)).cluster,
    { ...cluster, kubelets, streams: streams.close() },
  );
  const seen = setEntry(registered.seen, `kubelet/${name}`, registered.store.revision);
  const message: Message = { type: 'timer', name: 'lease', key: '', token: 0 };
  const actor = `kubelet/${name}` as const;
  return post({ ...registered, seen }, { atMs, cause: null, to: 'actor', actor, message });
}

function done(cluster: Cluster): Carried {
  return { cluster, output: { stdout: '', stderr: '', exitCode: 0 } };
}

function refused(cluster: Cluster, message: string): Carried {
  return { cluster, output: { stdout: '', stderr: `${message}\n`, exitCode: 1 } };
}
