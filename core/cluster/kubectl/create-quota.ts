/** kubectl create quota. Upstream: kubectl/pkg/cmd/create/create_quota.go. */
import { parseQuantity } from '../quantity';
import { lastValue } from './arguments';
import { metadataOf } from './create-object';
import { type Generated, generator } from './generator';

const NO_QUANTITY =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

export const createQuota = generator(
  'create quota',
  { valued: ['hard', 'scopes'] },
  ({ name, parsed }): Generated => {
    const pairs = (lastValue(parsed, 'hard') ?? '').split(',').filter(Boolean);
    const hard: Record<string, string> = {};
    for (const pair of pairs) {
      const [resource = '', amount, ...rest] = pair.split('=');
      if (amount === undefined || rest.length > 0) {
        return { problem: `Invalid argument syntax ${pair}, expected <resource>=<value>` };
      }
      if ('error' in parseQuantity(amount)) return { problem: NO_QUANTITY };
      hard[resource] = amount;
    }
    const scopes = (lastValue(parsed, 'scopes') ?? '').split(',').filter(Boolean);
    return {
      kind: 'ResourceQuota',
      failing: 'quota',
      manifest: {
        kind: 'ResourceQuota',
        apiVersion: 'v1',
        metadata: metadataOf(name, parsed),
        spec: {
          ...(pairs.length > 0 ? { hard } : {}),
          ...(scopes.length > 0 ? { scopes } : {}),
        },
        status: {},
      },
    };
  },
);
