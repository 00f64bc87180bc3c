/** The addresses that services get theirs from. Upstream: pkg/registry/core/service/ipallocator/allocator.go. */
import { formatAddress, parseAddress } from './ip-address';

export type AddressRange = {
  /** As it is written: 10.96.0.0/12. */
  text: string;
  /** All addresses of the network, given or not. */
  size: number;
  /** How many may be given, counted from `first`. */
  count: number;
  first: bigint;
  isLong: boolean;
};

/** A range is kept as a map of bits, so of a large one only so many are given. */
const LONG_MAX = 65_536;

/** The network's own address is not given, nor the broadcast address, which IPv6 has not. */
export function addressRange(cidr: string): AddressRange | null {
  const [text = '', length = ''] = cidr.split('/');
  const address = parseAddress(text);
  if (!address || !/^\d{1,3}$/.test(length)) return null;
  const { isLong } = address;
  const hostBits = (isLong ? 128 : 32) - Number(length);
  if (hostBits < 0) return null;
  const base = (address.value >> BigInt(hostBits)) << BigInt(hostBits);
  const size = sizeOf(hostBits, isLong);
  const count = Math.max(0, isLong ? Math.min(size, LONG_MAX) - 1 : size - 2);
  return {
    text: `${formatAddress({ value: base, isLong })}/${Number(length)}`,
    size,
    count,
    first: base + 1n,
    isLong,
  };
}

/** Which of those that may be given it is, from 0; null when it is none. */
export function offsetIn(range: AddressRange, text: string): number | null {
  const address = parseAddress(text);
  if (!address || address.isLong !== range.isLong) return null;
  const offset = address.value - range.first;
  return offset >= 0n && offset < BigInt(range.count) ? Number(offset) : null;
}

export function addressAt(range: AddressRange, offset: number): string {
  return formatAddress({ value: range.first + BigInt(offset), isLong: range.isLong });
}

/** Why an address cannot be given; null when it can. */
export function addressProblem(
  range: AddressRange,
  address: string,
  isUsed: (offset: number) => boolean,
): string | null {
  const offset = offsetIn(range, address);
  if (offset === null) {
    return `provided IP is not in the valid range. The range of valid IPs is ${range.text}`;
  }
  return isUsed(offset) ? 'provided IP is already allocated' : null;
}

/** A network as good as everything counts as nothing. */
function sizeOf(hostBits: number, isLong: boolean): number {
  if (hostBits >= (isLong ? 127 : 31)) return 0;
  return hostBits >= 63 ? 2 ** 63 : 2 ** hostBits;
}
