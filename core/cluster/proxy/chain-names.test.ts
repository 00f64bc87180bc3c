import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from './sha256';

test('the hash of a text is the one that others compute', () => {
  const ascii = fc.string({ unit: 'binary-ascii', maxLength: 200 });
  fc.assert(
    fc.property(ascii, (text) => {
      expect(sha256(text)).toEqual([...createHash('sha256').update(text).digest()]);
    }),
    { seed: 1 },
  );
});
