import { expect, test } from 'vitest';
import { advance, createCluster, playScenario, run } from '../cluster';
import { kubectl, scenarioOf } from '../testing';
import type { Cluster } from '../world';

const scenario = scenarioOf('title: test\ncluster: { nodes: 1 }\nuntil: 300s\n');

function without(component: 'etcd' | 'kube-apiserver'): Cluster {
  const opened = advance(createCluster(scenario, { seed: 1, profile: '1.20' }), 1000);
  return run(opened, { type: 'component', component, state: 'down' }).cluster;
}

const REFUSED =
  'The connection to the server 127.0.0.1:6443 was refused - did you specify the right host or port?\n';
const DIAL = 'dial tcp 127.0.0.1:6443: connect: connection refused';
const DEPLOYMENTS = 'https://127.0.0.1:6443/apis/apps/v1/namespaces/shop/deployments';

/** What kubectl 1.32 says without an API server. */
test.each([
  ['get pods', REFUSED],
  ['get pods,services', REFUSED.repeat(2)],
  ['get all', REFUSED.repeat(10)],
  ['rollout undo deployment/web', REFUSED],
  ['create namespace shop', REFUSED],
  [
    'create deployment web --image=web:1 -n shop',
    `error: failed to create deployment: Post "${DEPLOYMENTS}?fieldManager=kubectl-create&fieldValidation=Strict": ${DIAL}\n`,
  ],
  [
    'scale deployment web --replicas=3 -n shop',
    `error: no objects passed to scale Get "${DEPLOYMENTS}/web": ${DIAL}\n`,
  ],
  [
    'apply -f web.yaml',
    `error: error validating "web.yaml": error validating data: failed to download openapi: Get "https://127.0.0.1:6443/openapi/v2?timeout=32s": ${DIAL}; if you choose to ignore these errors, turn validation off with --validate=false\n`,
  ],
])('%s says that nobody is there', (command, words) => {
  const { output } = kubectl(without('kube-apiserver'), command);
  expect(output).toMatchObject({ stdout: '', stderr: words, exitCode: 1 });
});

test('kubectl knows its own version', () => {
  const { output } = kubectl(without('kube-apiserver'), 'version');
  expect(output.stdout).toBe('Client Version: v1.32.3\nKustomize Version: v5.5.0\n');
  expect(output.stderr).toBe(REFUSED);
});

/** A server without its store is there and says nothing; what it is asked is answered when the store is back. */
test('without a store the server answers after a minute that it cannot, or as soon as it can', () => {
  const steps = (state: string) => `
title: no store
cluster: { nodes: 1 }
steps:
  - { at: 1s, component: etcd, state: down }
  - { at: 2s, run: "kubectl get deployments web" }
  - { at: 70s, run: "kubectl get pods --request-timeout=3s" }
  - { at: 80s, component: etcd, state: ${state} }
  - { at: 81s, run: "kubectl get pods --request-timeout=9s" }
until: 120s
`;
  const played = playScenario(scenarioOf(steps('up')), { seed: 1, profile: '1.20' });
  const said = played.acts.map(({ output }) => output.stderr);
  expect(said[1]).toBe(
    'Error from server (Timeout): the server was unable to return a response in the time allotted, but may still be processing the request (get deployments.apps web)\n',
  );
  expect(said[2]).toBe(
    'Unable to connect to the server: net/http: request canceled (Client.Timeout exceeded while awaiting headers)\n',
  );
  expect(said[4]).toBe('No resources found in default namespace.\n');
  expect(kubectl(without('etcd'), 'version').output.exitCode).toBe(0);
});
