import { expect, test } from 'vitest';
import { advance, headRevision } from '../cluster';
import { after, deploymentYaml, kubectl, openCluster } from '../testing';

const started = advance(
  after(openCluster({ 'web.yaml': deploymentYaml(2) }, { profile: '1.20' }), 'apply -f web.yaml'),
  8_000,
);
const PODS = '/api/v1/namespaces/default/pods';

function raw(cluster: typeof started, path: string): string {
  const { output } = kubectl(cluster, `get --raw '${path}'`);
  return output.stdout + output.stderr;
}

test('an address is answered as JSON, an object and a list, now and as it was', () => {
  const list = JSON.parse(raw(started, PODS));
  expect(list).toMatchObject({ kind: 'PodList', apiVersion: 'v1' });
  expect(list.items).toHaveLength(2);
  const at = `${PODS}?resourceVersion=${headRevision(started)}&resourceVersionMatch=Exact`;
  const gone = after(started, 'delete deployment web --cascade=foreground');
  const later = advance(gone, gone.nowMs + 20_000);
  expect(JSON.parse(raw(later, PODS)).items).toEqual([]);
  expect(JSON.parse(raw(later, at)).items).toHaveLength(2);
  expect(raw(started, '/apis/apps/v1/namespaces/default/deployments/web')).toContain(
    '"kind":"Deployment"',
  );
  expect(raw(started, '/apis/apps/v1/namespaces/default/deployments/no')).toBe(
    'Error from server (NotFound): deployments.apps "no" not found\n',
  );
  expect(raw(started, '/api/v1/nothing')).toContain('the server could not find the requested');
});

test('a watch tells what was written since a revision', () => {
  const since = headRevision(started);
  const scaled = after(started, 'scale deployment web --replicas=3');
  const later = advance(scaled, scaled.nowMs + 5_000);
  const lines = raw(later, `${PODS}?watch=1&resourceVersion=${since}`).trim().split('\n');
  const events = lines.map((line) => JSON.parse(line));
  expect(events[0].type).toBe('ADDED');
  expect(events.at(-1)).toMatchObject({ type: 'MODIFIED', object: { kind: 'Pod' } });
});

test('what is older than five minutes is forgotten every five minutes, and asking for it is refused', () => {
  const since = headRevision(started);
  const list = `${PODS}?resourceVersion=${since}&resourceVersionMatch=Exact`;
  const watch = `${PODS}?watch=1&resourceVersion=${since - 1}`;
  const early = advance(started, 599_000);
  expect(JSON.parse(raw(early, list)).items).toHaveLength(2);
  const late = advance(started, 601_000);
  expect(raw(late, list)).toBe(
    'Error from server (Expired): The resourceVersion for the provided list is too old.\n',
  );
  expect(JSON.parse(raw(late, watch))).toMatchObject({
    type: 'ERROR',
    object: { code: 410, reason: 'Expired', message: expect.stringContaining('too old resource') },
  });
});
