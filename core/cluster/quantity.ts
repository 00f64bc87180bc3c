/**
 * Amounts of CPU and memory, exactly as Kubernetes counts and writes them.
 * Upstream: apimachinery/pkg/api/resource/{quantity,amount,math,suffix}.go.
 */
import type { Quantity } from './objects';

export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent';

/** `value` times ten to the power of `scale`. */
export type Amount = {
  readonly value: bigint;
  readonly scale: number;
  readonly format: QuantityFormat;
  /** Whether upstream holds it in 64 bits; then what does not fit becomes 0, and else it wraps around. */
  readonly isSmall: boolean;
  /** The text it was read from, where that is as good as the canonical one. */
  readonly text: string | null;
};

const NUMBER = /^([+-]?)0*(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[-+]?\d*)$/;
const NOT_A_QUANTITY =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const UNKNOWN_SUFFIX = "unable to parse quantity's suffix";

const DECIMAL_SUFFIXES = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const NANO = -9;
const DIGITS_MAX = 18;
const INT64_MAX = 2n ** 63n - 1n;

export function parseQuantity(quantity: Quantity): Amount | { error: string } {
  const text = String(quantity);
  const match = text === '' ? null : NUMBER.exec(text);
  if (!match) return { error: NOT_A_QUANTITY };
  const [, sign = '', whole = '', fraction = '', suffix = ''] = match;
  const unit = unitOf(suffix);
  if (!unit) return { error: UNKNOWN_SUFFIX };
  const digits = (whole || '0') + fraction;
  const scale = (unit.base === 10 ? unit.exponent : 0) - fraction.length;
  const magnitude = BigInt(digits) * (unit.base === 2 ? 2n ** BigInt(unit.exponent) : 1n);
  const value = sign === '-' ? -magnitude : magnitude;
  const { format } = unit;
  const isSmall = fitsSmall(whole || '0', fraction, unit, scale) && magnitude <= INT64_MAX;
  if (!isSmall) return limited({ value, scale, format, isSmall, text: null });
  const isCanonical =
    text === '0' ||
    (format === 'BinarySI'
      ? BigInt(digits) % 8n !== 0n
      : scale % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0'));
  return { value, scale, format, isSmall, text: isCanonical ? text : null };
}

type Unit = { base: 2 | 10; exponent: number; format: QuantityFormat };

function unitOf(suffix: string): Unit | null {
  const decimal = DECIMAL_SUFFIXES.indexOf(suffix);
  if (decimal >= 0) return { base: 10, exponent: (decimal - 3) * 3, format: 'DecimalSI' };
  const binary = BINARY_SUFFIXES.indexOf(suffix);
  if (binary >= 0) return { base: 2, exponent: binary * 10, format: 'BinarySI' };
  const exponent = /^[eE]([-+]?\d+)$/.exec(suffix)?.[1];
  if (exponent === undefined || !Number.isSafeInteger(Number(exponent))) return null;
  return { base: 10, exponent: Number(exponent), format: 'DecimalExponent' };
}

function fitsSmall(whole: string, fraction: string, unit: Unit, scale: number): boolean {
  if (unit.format !== 'BinarySI') {
    return whole.length + fraction.length <= DIGITS_MAX && scale >= NANO;
  }
  const digitsLeft = 15 - whole.length - Math.trunc((unit.exponent * 3) / 10) - 1;
  return fraction === '' && digitsLeft >= 0;
}

/** In billionths, rounded away from zero; with a binary suffix no more than 64 bits hold. */
function limited(amount: Amount): Amount {
  const { format } = amount;
  const rounded = rescaled(amount, NANO);
  if (format !== 'BinarySI') return rounded;
  const magnitude = absolute(rounded.value);
  const isBelowOne = magnitude > 0n && magnitude < tenTo(-rounded.scale);
  if (isBelowOne) return { ...rounded, format: 'DecimalSI' };
  if (magnitude <= INT64_MAX * tenTo(-rounded.scale)) return rounded;
  return { ...rounded, value: rounded.value < 0n ? -INT64_MAX : INT64_MAX, scale: 0 };
}

/** In thousandths, rounded up; null when it is not a quantity. */
export function milliValue(quantity: Quantity): number | null {
  const amount = parseQuantity(quantity);
  return 'error' in amount ? null : Number(scaledInteger(amount, -3));
}

/** No finer than a thousandth, as amounts are kept. */
export function roundedToMillis(amount: Amount): Amount {
  return amount.scale >= -3 ? amount : { ...rescaled(amount, -3), text: null };
}

/** In units of ten to the power of `scale`, rounded up, as a 64-bit integer has it. */
export function scaledInteger(amount: Amount, scale: number): bigint {
  if (!amount.isSmall) return scaledLarge(amount.value, scale - amount.scale);
  const { value } = rescaled(amount, scale);
  const wrapped = BigInt.asIntN(64, value);
  // Upstream multiplies by ten until it no longer fits, but by these powers in one step.
  const isOneStep = [1, 2, 3, 6, 9].includes(amount.scale - scale);
  return wrapped !== value && !isOneStep ? 0n : wrapped;
}

/** Upstream cuts negative numbers to 64 bits before it divides, and makes one more of every rest. */
function scaledLarge(value: bigint, down: number): bigint {
  const factor = tenTo(Math.abs(down));
  if (down <= 0) return BigInt.asIntN(64, value * factor);
  const dividend = value < INT64_MAX ? BigInt.asIntN(64, value) : value;
  const more = dividend % factor === 0n ? 0n : 1n;
  return BigInt.asIntN(64, dividend / factor + more);
}

export function signOf({ value }: Amount): -1 | 0 | 1 {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}

export function compareAmounts(left: Amount, right: Amount): -1 | 0 | 1 {
  return signOf(combineAmounts(left, right, -1));
}

/** The sum, or with -1 the difference. Nothing takes the format of what is added to it. */
export function combineAmounts(left: Amount, right: Amount, sign: 1 | -1): Amount {
  const scale = Math.min(left.scale, right.scale);
  const value = rescaled(left, scale).value + BigInt(sign) * rescaled(right, scale).value;
  const format = left.value === 0n ? right.format : left.format;
  const isSmall = left.isSmall && right.isSmall && absolute(value) <= INT64_MAX;
  return { value, scale, format, isSmall, text: null };
}

export function quantityText(amount: Amount): string {
  return amount.text ?? canonicalText(amount);
}

/** Without a fraction and with the largest suffix that loses nothing. */
export function canonicalText(amount: Amount): string {
  if (amount.value === 0n) return '0';
  const whole = rescaled(amount, Math.max(amount.scale, 0));
  const isExact = compareAmounts(amount, whole) === 0;
  const units = rescaled(whole, 0).value;
  if (amount.format === 'BinarySI' && isExact && absolute(units) >= 1024n) {
    const { value, times } = withoutFactor(units, 1024n);
    return `${value}${BINARY_SUFFIXES[times] ?? ''}`;
  }
  const { value, times } = withoutFactor(amount.value, 10n);
  const exponent = Math.floor((amount.scale + times) / 3) * 3;
  const number = value * tenTo(amount.scale + times - exponent);
  if (amount.format !== 'DecimalExponent') {
    return `${number}${DECIMAL_SUFFIXES[exponent / 3 + 3] ?? ''}`;
  }
  return exponent === 0 ? `${number}` : `${number}e${exponent}`;
}

/** Rounded away from zero where the new unit is the larger one. */
function rescaled(amount: Amount, scale: number): Amount {
  const up = amount.scale - scale;
  if (up >= 0) return { ...amount, scale, value: amount.value * tenTo(up) };
  const divisor = tenTo(-up);
  const isExact = amount.value % divisor === 0n;
  const away = isExact ? 0n : amount.value < 0n ? -1n : 1n;
  return { ...amount, scale, value: amount.value / divisor + away };
}

function withoutFactor(value: bigint, factor: bigint): { value: bigint; times: number } {
  let rest = value;
  let times = 0;
  while (rest !== 0n && rest % factor === 0n) {
    rest /= factor;
    times += 1;
  }
  return { value: rest, times };
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Exponents that nobody means are cut, so that no text can make numbers of a million digits. */
function tenTo(exponent: number): bigint {
  return 10n ** BigInt(Math.min(exponent, 1000));
}
