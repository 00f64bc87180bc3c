/** kubectl create priorityclass. Upstream: kubectl/pkg/cmd/create/create_priorityclass.go. */
import { lastValue } from './arguments';
import { metadataOf } from './create-object';
import { generator } from './generator';
import { numberFlag } from './number-flags';

export const createPriorityClass = generator(
  'create priorityclass',
  {
    valued: ['value', 'description', 'preemption-policy'],
    bare: ['global-default'],
    numbers: { value: '--value' },
  },
  ({ name, parsed }) => {
    const description = lastValue(parsed, 'description');
    return {
      kind: 'PriorityClass',
      failing: 'priorityclass',
      manifest: {
        kind: 'PriorityClass',
        apiVersion: 'scheduling.k8s.io/v1',
        metadata: metadataOf(name, parsed),
        value: numberFlag(parsed, 'value') ?? 0,
        ...(parsed.flags.has('global-default') ? { globalDefault: true } : {}),
        ...(description ? { description } : {}),
        preemptionPolicy: lastValue(parsed, 'preemption-policy') ?? 'PreemptLowerPriority',
      },
    };
  },
);
