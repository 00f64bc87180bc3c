import { expect, test } from 'vitest';
import { advance, createCluster } from '../cluster';
import { getObject } from '../store';
import { after, kubectl, scenarioOf } from '../testing';

const files = {
  'pods.yaml': `
apiVersion: v1
kind: Pod
metadata: { name: named, labels: { app: web } }
spec: { containers: [ { name: c, image: "web:1", ports: [ { name: http, containerPort: 8080 } ] } ] }
---
apiVersion: v1
kind: Pod
metadata: { name: other, labels: { app: web } }
spec: { containers: [ { name: c, image: "web:1", ports: [ { name: http, containerPort: 9090 } ] } ] }
---
apiVersion: v1
kind: Pod
metadata: { name: nameless, labels: { app: web } }
spec: { containers: [ { name: c, image: "web:1" } ] }
---
apiVersion: v1
kind: Pod
metadata: { name: sick, labels: { app: sick } }
spec: { containers: [ { name: c, image: "sick:1", readinessProbe: { tcpSocket: { port: 1 } } } ] }
`,
  'services.yaml': `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [ { port: 80, targetPort: http } ] }
---
apiVersion: v1
kind: Service
metadata: { name: sick }
spec: { selector: { app: sick }, ports: [ { port: 80 } ] }
---
apiVersion: v1
kind: Service
metadata: { name: eager }
spec: { selector: { app: sick }, publishNotReadyAddresses: true, ports: [ { port: 80 } ] }
`,
};

const scenario = scenarioOf(`
title: services
cluster: { nodes: 1 }
images: { "sick:1": { ready: never } }
until: 60s
`);

/** Of each subset: which pods are ready, which are not, and at which port. */
function subsetsOf(service: string) {
  const opened = createCluster({ ...scenario, files }, { seed: 1, profile: '1.20' });
  const { store } = advance(after(opened, 'apply -f pods.yaml -f services.yaml'), 10_000);
  const endpoints = getObject(store, 'Endpoints', `default/${service}`);
  return (endpoints?.subsets ?? []).map(({ addresses = [], notReadyAddresses = [], ports }) => [
    addresses.map(({ targetRef }) => targetRef?.name),
    notReadyAddresses.map(({ targetRef }) => targetRef?.name),
    ports.map(({ port }) => port),
  ]);
}

test('endpoints.syncService: pods with the same ports share a subset; one without the port is in none', () => {
  expect(subsetsOf('web')).toEqual([
    [['named'], [], [8080]],
    [['other'], [], [9090]],
  ]);
});

test('endpoints.syncService: who is not ready is said to be so, unless the service takes pods in any state', () => {
  expect(subsetsOf('sick')).toEqual([[[], ['sick'], [80]]]);
  expect(subsetsOf('eager')).toEqual([[['sick'], [], [80]]]);
});

test('endpoints.syncService: who writes the addresses of a service without a selector has them looked at', () => {
  const written = (address: string) =>
    `apiVersion: v1\nkind: Endpoints\nmetadata: { name: db }\nsubsets: [ { addresses: [ { ip: ${address} } ], ports: [ { port: 5432 } ] } ]\n`;
  const files = { 'good.yaml': written('10.1.2.3'), 'bad.yaml': written('127.0.0.1') };
  const opened = createCluster({ ...scenario, files }, { seed: 1, profile: '1.20' });
  const made = after(opened, 'apply -f good.yaml');
  expect(kubectl(made, 'get endpoints db --no-headers').output.stdout).toMatch(
    /^db +10\.1\.2\.3:5432 /,
  );
  expect(kubectl(made, 'apply -f bad.yaml').output.stderr).toContain(
    'subsets[0].addresses[0].ip: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8)',
  );
});
