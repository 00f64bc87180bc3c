/** Carries out one command at the present: kubectl on the API, or a hand on a machine, a probe, a container. */
import { firstEnvelope } from './agenda';
import { accessRefusal } from './api/authorize';
import { kubernetesAdmin, type UserInfo } from './api/user';
import { viewFor, watchFrom } from './compaction';
import type { Draft } from './draft';
import { deliver, note, submit, takeEnvelope } from './engine';
import { handsOn } from './hands-on';
import type { Session } from './kubectl/session';
import { runShell } from './kubectl/shell';
import { noteRequestPath } from './note-request-path';
import { profiles } from './profile';
import type { Act, Command, CommandOutput } from './world';

/** How long kubectl takes to start and to be answered. */
const START_MS = 200;
/** From one write to the next: long enough for everybody to have heard of the first. */
const WRITE_MS = 21;

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
export function carryOut(draft: Draft, command: Command, by: Act['by']): CommandOutput {
  const { nowMs: atMs, processed: afterEvents, store } = draft;
  const cause = note(draft, {
    actor: by,
    ...followed[command.type],
    text: describe(command),
    inputs: command,
    cause: null,
  });
  const output =
    command.type === 'kubectl'
      ? kubectl(draft, command.text, cause, by)
      : handsOn(draft, command, cause);
  const act: Act = { atMs, by, afterEvents, afterRevision: store.revision, command, output };
  draft.acts = [...draft.acts, act];
  return output;
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
function kubectl(draft: Draft, text: string, cause: number, by: Act['by']): CommandOutput {
  const { scenario, profile } = draft;
  if (by === 'scenario') passTime(draft, draft.nowMs + START_MS);
  const sessionOf = (user: UserInfo): Session => ({
    view: () => draft.store,
    viewFor: (revision) => viewFor(draft.store, revision, draft.nowMs),
    watchFrom: (revision) => watchFrom(draft.store, revision, draft.nowMs),
    submit: (request) => {
      noteRequestPath(draft, { request, user, cause });
      const answer = submit(draft, request, cause, user);
      const isWritten = by === 'scenario' && answer.ok && answer.revision !== null;
      if (isWritten) passTime(draft, draft.nowMs + WRITE_MS);
      return answer;
    },
    user,
    as: sessionOf,
    refusal: (wanted) => accessRefusal(user, wanted, draft.store),
    waitUntil: (holds, timeoutMs) => {
      const untilMs = draft.nowMs + (by === 'scenario' ? timeoutMs : 0);
      while (!holds()) {
        if (goOn(draft, untilMs)) continue;
        passTime(draft, untilMs);
        return holds();
      }
      return true;
    },
    get nowMs() {
      return draft.nowMs;
    },
    endMs: scenario.untilMs,
    get outage() {
      return draft.outage;
    },
    load: () => draft.load,
    images: scenario.images,
    files: scenario.files,
    constants: profiles[profile],
  });
  return runShell(text, sessionOf(kubernetesAdmin));
}

function passTime(draft: Draft, untilMs: number): void {
  while (goOn(draft, untilMs));
  draft.nowMs = Math.max(draft.nowMs, untilMs);
}

/** Lets the next event of the machinery happen; false when there is none by then. */
function goOn(draft: Draft, untilMs: number): boolean {
  const next = firstEnvelope(draft.agenda);
  if (!next || next.atMs > untilMs || next.to === 'scenario') return false;
  takeEnvelope(draft);
  deliver(draft, next);
  return true;
}
