/** Carries out one command at the present: kubectl on the API, or a hand on a machine, a probe, a container. */
import type { Message } from './actor';
import { note, submit, tell } from './engine';
import { runShell } from './kubectl/shell';
import { hasReadinessProbe } from './kubelet/pod-run';
import { profiles } from './profile';
import { getEntry } from './sorted-map';
import { getObject } from './store';
import type { Act, Cluster, Command, CommandOutput } from './world';

type Carried = { cluster: Cluster; output: CommandOutput };

const followed = {
  kubectl: { rule: 'command.kubectl' },
  node: { rule: 'command.node' },
  setPodReady: { rule: 'command.probe' },
  crashContainer: { rule: 'command.crash' },
} as const;

/** The command is in the trace, as the cause of all that comes of it, and among the acts with its output. */
export function carryOut(cluster: Cluster, command: Command, by: Act['by']): Carried {
  const noted = note(cluster, {
    actor: by,
    ...followed[command.type],
    text: describe(command),
    inputs: command,
    cause: null,
  });
  const { cluster: after, output } =
    command.type === 'kubectl'
      ? kubectl(noted.cluster, command.text, noted.seq)
      : handsOn(noted.cluster, command, noted.seq);
  const { nowMs: atMs, processed: afterEvents } = cluster;
  const act: Act = { atMs, by, afterEvents, command, output };
  return { cluster: { ...after, acts: [...after.acts, act] }, output };
}

function describe(command: Command): string {
  switch (command.type) {
    case 'kubectl':
      return command.text;
    case 'node':
      return `${command.node} goes ${command.state}.`;
    case 'setPodReady':
      return `The readiness probe of ${command.pod} ${command.ready ? 'is mended' : 'breaks'}.`;
    case 'crashContainer':
      return `The container of ${command.pod} crashes.`;
  }
}

function kubectl(start: Cluster, text: string, cause: number): Carried {
  let cluster = start;
  const output = runShell(text, {
    view: () => cluster.store,
    submit: (request) => {
      const submitted = submit(cluster, request, cause);
      cluster = submitted.cluster;
      return submitted.answer;
    },
    nowMs: start.nowMs,
    files: start.scenario.files,
    constants: profiles[start.profile],
  });
  return { cluster, output };
}

function handsOn(
  cluster: Cluster,
  command: Exclude<Command, { type: 'kubectl' }>,
  cause: number,
): Carried {
  if (command.type === 'node') return switchNode(cluster, command, cause);
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
  if (!getEntry(cluster.kubelets, node)) {
    return refused(cluster, `Error from server (NotFound): nodes "${node}" not found`);
  }
  return done(tell(cluster, `kubelet/${node}`, { type: 'power', up: state === 'up' }, cause));
}

function done(cluster: Cluster): Carried {
  return { cluster, output: { stdout: '', stderr: '', exitCode: 0 } };
}

function refused(cluster: Cluster, message: string): Carried {
  return { cluster, output: { stdout: '', stderr: `${message}\n`, exitCode: 1 } };
}
