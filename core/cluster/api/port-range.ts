/** The node ports that services get theirs from. Upstream: apimachinery/pkg/util/net/port_range.go, pkg/registry/core/service/portallocator/allocator.go. */
import { parseInteger } from '../integer';

export type PortRange = { base: number; size: number };

const PORT_MAX = 65_535;

/** As the API server's flag has it: 30000-32767, 30000+2767, or one port; nothing is an empty range. */
export function parsePortRange(written: string): PortRange | { error: string } {
  const text = written.trim();
  if (text === '') return { base: 0, size: 0 };
  const hyphen = text.indexOf('-');
  const plus = text.indexOf('+');
  if (hyphen >= 0 && plus >= 0) return { error: `unable to parse port range: ${text}` };
  const at = Math.max(hyphen, plus);
  const low = parseInteger(at < 0 ? text : text.slice(0, at));
  if (typeof low !== 'number') return low;
  const second = at < 0 ? low : parseInteger(text.slice(at + 1));
  if (typeof second !== 'number') return second;
  const high = plus >= 0 ? low + second : second;
  if (low > PORT_MAX || high > PORT_MAX) {
    return { error: `the port range cannot be greater than ${PORT_MAX}: ${text}` };
  }
  return high < low
    ? { error: `end port cannot be less than start port: ${text}` }
    : { base: low, size: high - low + 1 };
}

/** Why a port cannot be given; null when it can. */
export function portProblem(
  { base, size }: PortRange,
  port: number,
  isUsed: (port: number) => boolean,
): string | null {
  if (port < base || port >= base + size) {
    return `provided port is not in the valid range. The range of valid ports is ${base}-${base + size - 1}`;
  }
  return isUsed(port) ? 'provided port is already allocated' : null;
}
