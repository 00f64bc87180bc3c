import { expect, test } from 'vitest';
import { withDefaults } from './defaults';
import { validate } from './validate';

test('apiserver.validate: nobody looks at the addresses of a name outside of the cluster', () => {
  const service = (spec: Record<string, unknown>) =>
    withDefaults(JSON.parse(JSON.stringify({ kind: 'Service', metadata: { name: 'web' }, spec })));
  const spec = { externalName: 'db.example.com', clusterIP: '10.0.0.1', ports: [{ port: 80 }] };
  expect(validate(service({ ...spec, type: 'ExternalName' }))).toEqual([]);
  expect(validate(service(spec))).toEqual(['spec.clusterIPs: Required value']);
});
