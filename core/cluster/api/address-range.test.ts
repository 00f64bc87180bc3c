import { isIP } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressAt, addressRange, offsetIn } from './address-range';
import { formatAddress, parseAddress } from './ip-address';
import { parsePortRange } from './port-range';

test('an address that is written can be read, and is the same', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 128n - 1n), fc.nat(7), (bits, noughts) => {
      const value = (bits >> BigInt(16 * noughts)) << BigInt(8 * noughts);
      const text = formatAddress({ value, isLong: true });
      expect(isIP(text)).toBe(6);
      expect(parseAddress(text)).toEqual({ value, isLong: true });
    }),
    { seed: 1 },
  );
});

test('what is no address is not read as one', () => {
  for (const text of ['10.0.0', '10.0.0.256', '010.0.0.1', '1::2::3', '1:2:3', '::12345', '']) {
    expect(parseAddress(text), text).toBeNull();
  }
});

test('ipallocator.range: neither the first nor the last address is given', () => {
  const range = addressRange('10.96.0.0/28');
  expect(range).toMatchObject({ size: 16, count: 14 });
  if (!range) return;
  expect(addressAt(range, 0)).toBe('10.96.0.1');
  expect(offsetIn(range, '10.96.0.14')).toBe(13);
  expect(['10.96.0.0', '10.96.0.15', '10.97.0.1'].map((text) => offsetIn(range, text))).toEqual([
    null,
    null,
    null,
  ]);
});

test('portallocator.range: from and to, from and how many more, or one', () => {
  expect(parsePortRange('30000-32767')).toEqual({ base: 30_000, size: 2768 });
  expect(parsePortRange('30000+10')).toEqual({ base: 30_000, size: 11 });
  expect(parsePortRange('8080')).toEqual({ base: 8080, size: 1 });
  expect(parsePortRange('1-2+3')).toEqual({ error: 'unable to parse port range: 1-2+3' });
});
