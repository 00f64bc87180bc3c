import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uuidv7 } from './uuid';

test('the example of RFC 9562, appendix A.6, comes out as printed there', () => {
  const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuidv7(1_645_557_742_000, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('ids of later milliseconds sort after those of earlier ones, whatever the random bytes', () => {
  const moment = fc.integer({ min: 0, max: 2 ** 48 - 2 });
  const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(moment, random, random, (atMs, first, second) => {
      expect(uuidv7(atMs, first) < uuidv7(atMs + 1, second)).toBe(true);
    }),
    { seed: 7 },
  );
});
