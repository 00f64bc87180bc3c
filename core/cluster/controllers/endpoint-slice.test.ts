import { expect, test } from 'vitest';
import { advance, run } from '../cluster';
import { after, deploymentYaml, firstPod, openCluster, present } from '../testing';
import type { Cluster } from '../world';

function listed(cluster: Cluster): { ports: (number | undefined)[]; ready: boolean[] }[] {
  return present(cluster)
    .endpointSlices.filter(
      ({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === 'web',
    )
    .map(({ ports, endpoints }) => ({
      ports: ports.map(({ port }) => port),
      ready: endpoints.map(({ conditions }) => conditions.ready),
    }));
}

test('endpointslice.reconcilePacking: a restart in a moment leaves the pod ready, whenever who heard of it', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const opened = openCluster({ 'web.yaml': deploymentYaml(1) }, { seed, profile: '1.20' });
    const applied = after(opened, 'apply -f web.yaml');
    const serving = advance(after(applied, 'expose deployment web --port=80'), 10_000);
    const pod = firstPod(serving).metadata.name;
    const crashed = run(serving, { type: 'crashContainer', pod }).cluster;
    expect(listed(advance(crashed, 12_000)), `seed ${seed}`).toEqual([
      { ports: [80], ready: [true] },
    ]);
  }
});

test('endpointslice.reconcilePacking: a slice has the pods that give a named port the same number', () => {
  const pod = (name: string, ports: string) => `
apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: web } }
spec: { containers: [ { name: c, image: "web:1", ports: [ ${ports} ] } ] }
`;
  const service = `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [ { port: 80, targetPort: http } ] }
`;
  const files = {
    'old.yaml': pod('old', '{ name: http, containerPort: 8080 }'),
    'new.yaml': pod('new', '{ name: http, containerPort: 9090 }'),
    'none.yaml': pod('none', '{ name: admin, containerPort: 1 }'),
    'service.yaml': service,
  };
  const applied = Object.keys(files).reduce(
    (cluster, file) => after(cluster, `apply -f ${file}`),
    openCluster(files),
  );
  const slices = listed(advance(applied, 10_000)).sort(
    (a, b) => (a.ports[0] ?? 0) - (b.ports[0] ?? 0),
  );
  expect(slices).toEqual([
    { ports: [], ready: [true] },
    { ports: [8080], ready: [true] },
    { ports: [9090], ready: [true] },
  ]);
});
