import { expect, test } from 'vitest';
import { alignTabs } from './tabs';

test('a column is as wide as its neighbours above and below, and no wider', () => {
  expect(
    alignTabs(['Name:\tweb', 'Namespace:\tdefault', 'Ports:', '  a\tb\tc', '  long\tb\tc']),
  ).toEqual(['Name:       web', 'Namespace:  default', 'Ports:', '  a     b  c', '  long  b  c']);
});
