import { expect, test } from 'vitest';
import { stableId } from './stable-id';

test('a name that is an id of ours stays, another one becomes one', () => {
  expect(stableId('svc-reach')).toBe('svc-reach');
  expect(stableId('  ')).toBe(null);
  const names = ['Nx#jd8', 'nx#jd8', 'nx jd8', '日本', 'a'.repeat(200), '#', '-'];
  const ids = names.map(stableId);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(new Set(ids).size).toBe(names.length);
  expect(names.map(stableId)).toEqual(ids);
});
