import { expect, test } from 'vitest';
import { assert } from '#core/assert';
import { hash, headRevision, trace, viewAt } from '../cluster';
import { parseScenario } from '../scenario';
import { actOnLab, HEARTBEAT, type Lab, type LabAct, openLab, shownMoment } from './lab';
import { podState } from './pod-state';
import { selectedPodOf, showLab } from './shown';

const { scenario } = parseScenario(`
title: Three pods on two nodes
cluster: { nodes: 2 }
images:
  "web:1": { pull: 1s, start: 1s, stop: 1s }
files:
  web.yaml: |
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec:
      replicas: 3
      selector: { matchLabels: { app: web } }
      template:
        metadata: { labels: { app: web } }
        spec: { containers: [ { name: web, image: "web:1" } ] }
steps:
  - { at: 0s, run: "kubectl apply -f web.yaml" }
until: 60s
`);
assert(scenario, 'the scenario parses');
const opened = openLab(scenario, { seed: 1, profile: '1.36' });

function after(lab: Lab, ...acts: LabAct[]): Lab {
  return acts.reduce(actOnLab, lab);
}

function statesOf(lab: Lab): string[] {
  return showLab(lab).view.pods.map(podState);
}

function deleteOne(lab: Lab): LabAct {
  const pod = selectedPodOf(showLab(lab).view, null);
  assert(pod, 'there is a pod');
  const text = `kubectl delete pod ${pod.metadata.name}`;
  return { type: 'command', command: { type: 'kubectl', text } };
}

test('a lab opens when its beginning has settled', () => {
  expect(statesOf(opened)).toEqual(['ready', 'ready', 'ready']);
  expect(opened.clock).toBe('resting');
});

test('acting lets time pass by itself, and a deleted pod is replaced', () => {
  const acted = after(opened, deleteOne(opened));
  expect(acted.clock).toBe('playing');
  expect(statesOf(acted)).toContain('terminating');
  const healed = after(acted, ...Array<LabAct>(80).fill({ type: 'tick', elapsedMs: 100 }));
  expect(statesOf(healed)).toEqual(['ready', 'ready', 'ready']);
});

test('what changed is said in words', () => {
  const acted = after(opened, deleteOne(opened));
  expect(acted.heard).toMatch(/web-\S+ is Terminating/);
  const later = after(acted, { type: 'tick', elapsedMs: 200 });
  expect(later.heard).toMatch(/ReplicaSet web-\S+ created web-/);
});

test('a paused learner acts while time stands still', () => {
  const paused = after(opened, { type: 'pause' });
  const acted = after(paused, deleteOne(paused));
  expect(acted.clock).toBe('paused');
  expect(after(acted, { type: 'tick', elapsedMs: 1_000 }) === acted).toBe(true);
});

test('a step is what one actor decides, and never a mere heartbeat', () => {
  let lab = after(opened, { type: 'pause' }, deleteOne(opened));
  for (let count = 0; count < 8; count += 1) {
    const before = trace(lab.cluster).length;
    lab = after(lab, { type: 'step' });
    const decided = trace(lab.cluster).slice(before);
    const actors = decided.flatMap(({ rule, actor }) => (rule === HEARTBEAT ? [] : actor));
    expect(new Set(actors).size).toBe(1);
  }
});

test('a step moves nothing when there is nothing to decide', () => {
  const stepped = after(opened, { type: 'step' });
  expect(headRevision(stepped.cluster)).toBe(headRevision(opened.cluster));
  expect(stepped.notice).toContain('10 minutes');
});

test('the past is shown as it was, and stepping there replays it', () => {
  const head = headRevision(opened.cluster);
  const past = after(opened, { type: 'show', revision: 5 });
  expect(shownMoment(past).revision).toBe(5);
  expect(showLab(past).view).toEqual(viewAt(opened.cluster, 5));
  expect(shownMoment(after(past, { type: 'step' })).revision).toBe(6);
  expect(headRevision(past.cluster)).toBe(head);
  expect(after(past, { type: 'show', revision: head }).past).toBeNull();
});

test('play in the past catches up with the present', () => {
  const past = after(opened, { type: 'show', revision: 5 }, { type: 'speed', speed: 60 });
  const played = after(past, { type: 'play' }, { type: 'tick', elapsedMs: 500 });
  expect(played.past).toBeNull();
  expect(headRevision(played.cluster)).toBe(headRevision(opened.cluster));
});

test('acting in the past starts another future, and one undo brings the first back', () => {
  const acted = after(opened, deleteOne(opened));
  const first = after(acted, ...Array<LabAct>(80).fill({ type: 'tick', elapsedMs: 100 }));
  const past = after(first, { type: 'show', revision: headRevision(opened.cluster) });
  const text = 'kubectl scale deployment web --replicas=1';
  const forked = after(past, { type: 'command', command: { type: 'kubectl', text } });
  expect(headRevision(forked.cluster)).toBeLessThan(headRevision(first.cluster));
  expect(forked.past).toBeNull();
  const undone = after(forked, { type: 'undo' });
  expect(undone.cluster === first.cluster).toBe(true);
  expect(undone.abandoned).toBeNull();
});

test('time rests when nothing changes, and a skip goes to the next change', () => {
  const off: LabAct = {
    type: 'command',
    command: { type: 'node', node: 'node-2', state: 'down' },
  };
  const quiet = after(opened, off, ...Array<LabAct>(101).fill({ type: 'tick', elapsedMs: 100 }));
  expect(quiet.clock).toBe('resting');
  expect(quiet.notice).toContain('Skip');
  const skipped = after(quiet, { type: 'skip' });
  const lostMs = skipped.cluster.nowMs - opened.cluster.nowMs;
  expect(lostMs).toBeGreaterThan(40_000);
  expect(lostMs).toBeLessThan(66_000);
  expect(statesOf(after(skipped, { type: 'skip' }, { type: 'skip' }))).toContain('not-ready');
});

test('starting over forgets everything but the speed', () => {
  const acted = after(opened, { type: 'speed', speed: 10 }, deleteOne(opened));
  const anew = after(acted, { type: 'restart' });
  expect(hash(anew.cluster)).toBe(hash(opened.cluster));
  expect(anew.speed).toBe(10);
  expect(anew.clock).toBe('resting');
  expect(anew.answered).toEqual([]);
});

test('a refused command says why and changes nothing', () => {
  const text = 'kubectl delete pod nothing';
  const refused = after(opened, { type: 'command', command: { type: 'kubectl', text } });
  expect(refused.answered.at(-1)?.output.exitCode).toBe(1);
  expect(refused.answered.at(-1)?.output.stderr).toContain('NotFound');
  expect(headRevision(refused.cluster)).toBe(headRevision(opened.cluster));
});

test('looking around in the past leaves the future as it was, and time as it stands', () => {
  const acted = after(opened, deleteOne(opened));
  const past = after(acted, { type: 'show', revision: headRevision(opened.cluster) });
  const text = 'kubectl get pods --no-headers | grep -c Running';
  const looked = after(past, { type: 'command', command: { type: 'kubectl', text } });
  expect(looked.answered.at(-1)?.output.stdout).toBe('3\n');
  expect(looked.cluster === past.cluster).toBe(true);
  expect(looked.past).toEqual(past.past);
  expect(after(opened, { type: 'command', command: { type: 'kubectl', text } }).clock).toBe(
    'resting',
  );
});
