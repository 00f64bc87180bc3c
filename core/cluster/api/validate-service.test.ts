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

test('apiserver.validate: the address and the addresses of a service agree', () => {
  const service = (spec: Record<string, unknown>) =>
    validate(
      withDefaults(
        JSON.parse(
          JSON.stringify({
            kind: 'Service',
            metadata: { name: 'web' },
            spec: { ...spec, ports: [{ port: 80 }] },
          }),
        ),
      ),
    );
  expect(service({ clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.2'] })).toEqual([
    'spec.clusterIPs: Invalid value: []string{"10.0.0.2"}: element [0] must match clusterIP',
  ]);
  expect(service({ clusterIPs: ['10.0.0.2'] })).toEqual([
    'spec.clusterIPs: Invalid value: []string{"10.0.0.2"}: must be empty when clusterIP is empty',
  ]);
});
