import { expect, test } from 'vitest';
import { milliValue, parseQuantity, quantityText, scaledInteger } from './quantity';

test('quantity.parse: amounts are exact, and rounded up to thousandths', () => {
  expect(milliValue('0.1')).toBe(100);
  expect(milliValue('1.0001m')).toBe(2);
  expect(milliValue('1Gi')).toBe(2 ** 30 * 1000);
  expect(milliValue('lots')).toBeNull();
});

test('quantity.parse: the canonical text has no fraction and the largest suffix', () => {
  const text = (quantity: string) => {
    const amount = parseQuantity(quantity);
    return 'error' in amount ? amount.error : quantityText(amount);
  };
  expect(['0.5G', '2048Ki', '1000m', '1.5Gi'].map(text)).toEqual(['500M', '2Mi', '1', '1536Mi']);
  expect(text('1K')).toBe("unable to parse quantity's suffix");
});

test('quantity.parse: large negative amounts are cut to 64 bits before they are rounded', () => {
  const whole = (quantity: string) => {
    const amount = parseQuantity(quantity);
    return 'error' in amount ? amount.error : scaledInteger(amount, 0);
  };
  expect(['-2', '-2.34Ki', '-0.5n'].map(whole)).toEqual([-2n, -2395n, 1n]);
  expect(whole('-9223372036854775808')).toBe(0n);
});
