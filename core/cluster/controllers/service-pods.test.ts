import { expect, test } from 'vitest';
import { makeRandom, nextInteger } from '#core/random';
import { headRevision } from '../cluster';
import { playCourse } from '../fuzz/course';
import { listObjects, viewOf } from '../store';
import { podGroups } from './service-pods';

test('the pods behind a service are the same whether they are kept up or looked for anew', () => {
  const random = makeRandom(1);
  let looks = 0;
  for (const seed of [3, 7, 12, 21]) {
    const { cluster } = playCourse(seed, '1.36');
    for (let look = 0; look < 150; look += 1) {
      // Back and forth, as forks go.
      const view = viewOf(cluster.store, 1 + nextInteger(random, headRevision(cluster)));
      for (const service of listObjects(view, 'Service')) {
        for (const order of ['name', 'address'] as const) {
          const wanted = { withTerminating: nextInteger(random, 2) === 0, order };
          const unknown = { ...service, spec: { ...service.spec } };
          const groups = podGroups(service, view, wanted);
          expect(groups).toEqual(podGroups(unknown, view, wanted));
          if (groups.length > 0) looks += 1;
        }
      }
    }
  }
  expect(looks).toBeGreaterThan(100);
});
