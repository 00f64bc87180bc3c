/** Carries out one command at the present: kubectl on the API, or a hand on a machine, a probe, a container. */
import { accessRefusal } from './api/authorize';
import { kubernetesAdmin, type UserInfo } from './api/user';
import { viewFor, watchFrom } from './compaction';
import { deliver, nextEnvelope, note, submit, takeEnvelope } from './engine';
import { handsOn } from './hands-on';
import type { Session } from './kubectl/session';
import { runShell } from './kubectl/shell';
import { noteRequestPath } from './note-request-path';
import { profiles } from './profile';
import type { Act, Cluster, Command, CommandOutput } from './world';

/** How long kubectl takes to start and to be answered. */
const START_MS = 200;
/** From one write to the next: long enough for everybody to have heard of the first. */
const WRITE_MS = 21;

type Carried = { cluster: Cluster; output: CommandOutput };

const followed = {
  kubectl: { rule: 'command.kubectl' },
  node: { rule: 'command.node' },
  component: { rule: 'command.component' },
  load: { rule: 'command.load' },
  addNode: { rule: 'command.addNode' },
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
      ? kubectl(noted.cluster, command.text, noted.seq, by)
      : handsOn(noted.cluster, command, noted.seq);
  const { nowMs: atMs, processed: afterEvents, store } = cluster;
  const act: Act = { atMs, by, afterEvents, afterRevision: store.revision, command, output };
  return { cluster: { ...after, acts: [...after.acts, act] }, output };
}

function describe(command: Command): string {
  switch (command.type) {
    case 'kubectl':
      return command.text;
    case 'node':
      return `${command.node} goes ${command.state}.`;
    case 'component':
      return `${command.component} goes ${command.state}.`;
    case 'load':
      return `The load is now ${Object.entries(command.load)
        .map(([app, rate]) => `${rate} requests a second to ${app}`)
        .join(', ')}.`;
    case 'addNode':
      return `${command.template.name} joins.`;
    case 'setPodReady':
      return `The readiness probe of ${command.pod} ${command.ready ? 'is mended' : 'breaks'}.`;
    case 'crashContainer':
      return `The container of ${command.pod} crashes.`;
  }
}

/** Scripts wait for what they asked for, as kubectl does; a learner's command only says how it stands. */
function kubectl(start: Cluster, text: string, cause: number, by: Act['by']): Carried {
  let cluster = by === 'scenario' ? passTime(start, start.nowMs + START_MS) : start;
  const sessionOf = (user: UserInfo): Session => ({
    view: () => cluster.store,
    viewFor: (revision) => viewFor(cluster.store, revision, cluster.nowMs),
    watchFrom: (revision) => watchFrom(cluster.store, revision, cluster.nowMs),
    submit: (request) => {
      const submitted = submit(cluster, request, cause, user);
      const { answer } = submitted;
      const isWritten = by === 'scenario' && answer.ok && answer.revision !== null;
      cluster = noteRequestPath(cluster, submitted.cluster, { request, user, cause });
      if (isWritten) cluster = passTime(cluster, cluster.nowMs + WRITE_MS);
      return answer;
    },
    user,
    as: sessionOf,
    refusal: (wanted) => accessRefusal(user, wanted, cluster.store),
    waitUntil: (holds, timeoutMs) => {
      const untilMs = cluster.nowMs + (by === 'scenario' ? timeoutMs : 0);
      while (!holds()) {
        const next = nextMoment(cluster, untilMs);
        cluster = next ?? passTime(cluster, untilMs);
        if (!next) return holds();
      }
      return true;
    },
    get nowMs() {
      return cluster.nowMs;
    },
    endMs: start.scenario.untilMs,
    get isServed() {
      return cluster.outage.length === 0;
    },
    load: () => cluster.load,
    images: start.scenario.images,
    files: start.scenario.files,
    constants: profiles[start.profile],
  });
  const output = runShell(text, sessionOf(kubernetesAdmin));
  return { cluster, output };
}

function passTime(cluster: Cluster, untilMs: number): Cluster {
  let passed = cluster;
  for (;;) {
    const next = nextMoment(passed, untilMs);
    if (!next) return { ...passed, nowMs: Math.max(passed.nowMs, untilMs) };
    passed = next;
  }
}

/** The next event of the machinery; null when there is none by then. */
function nextMoment(cluster: Cluster, untilMs: number): Cluster | null {
  const next = nextEnvelope(cluster);
  if (!next || next.atMs > untilMs || next.to === 'scenario') return null;
  const taken = takeEnvelope(cluster);
  return taken && deliver(taken.cluster, next);
}
