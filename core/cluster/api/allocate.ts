/** Cluster addresses and node ports. Upstream: pkg/registry/core/service/{ipallocator,portallocator}. */
import { assert } from '#core/assert';
import { nextInteger, type Random } from '#core/random';
import type { Service } from '../objects';
import type { Constants } from '../profile';
import { listObjects, type View } from '../store';
import type { Dice } from '../streams';
import {
  type AddressRange,
  addressAt,
  addressProblem,
  addressRange,
  offsetIn,
} from './address-range';
import { type PortRange, parsePortRange, portProblem } from './port-range';

/** As kubeadm chooses them. */
const ADDRESSES = rangeOf('10.96.0.0/12');
const PORTS = portsOf('30000-32767');
/** min(max(16, size/16), 256) addresses and min(max(16, size/32), 128) ports are left to those who ask for one. */
const ADDRESS_BAND = 256;
const PORT_BAND = 86;

type Allocation = { service: Service } | { problem: string };

/** Fills in what the service's type calls for; what it asks for itself must be in the range and free. */
export function allocate(
  service: Service,
  view: View,
  constants: Constants,
  dice: Dice,
): Allocation {
  // A name elsewhere needs no address here.
  if (service.spec.type === 'ExternalName') return { service };
  const others = listObjects(view, 'Service').filter(
    ({ metadata: { name, namespace } }) =>
      name !== service.metadata.name || namespace !== service.metadata.namespace,
  );
  const usedOffsets = new Set(others.map((other) => offsetIn(ADDRESSES, other.spec.clusterIP)));
  const usedPorts = new Set(
    others.flatMap((other) => other.spec.ports.map((port) => port.nodePort)),
  );
  const isUsed = (offset: number) => usedOffsets.has(offset);
  const problem = portsProblem(service, usedPorts) ?? clusterAddressProblem(service, isUsed);
  if (problem) return { problem };
  const addressBand = constants.reservedBands ? ADDRESS_BAND : 0;
  const random = dice('cluster-address');
  const clusterIP =
    service.spec.clusterIP ||
    addressAt(ADDRESSES, freeOffset(random, ADDRESSES.count, addressBand, isUsed));
  const portBand = constants.reservedBands ? PORT_BAND : 0;
  const ports = service.spec.ports.map((port) => {
    if (service.spec.type === 'ClusterIP' || port.nodePort !== undefined) return port;
    const offset = freeOffset(dice('node-port'), PORTS.size, portBand, (candidate) =>
      usedPorts.has(PORTS.base + candidate),
    );
    usedPorts.add(PORTS.base + offset);
    return { ...port, nodePort: PORTS.base + offset };
  });
  return {
    service: { ...service, spec: { ...service.spec, clusterIP, clusterIPs: [clusterIP], ports } },
  };
}

function rangeOf(cidr: string): AddressRange {
  const range = addressRange(cidr);
  assert(range, `${cidr} is a range`);
  return range;
}

function portsOf(text: string): PortRange {
  const range = parsePortRange(text);
  assert('base' in range, `${text} is a range`);
  return range;
}

function portsProblem(
  { spec }: Service,
  used: ReadonlySet<number | undefined>,
): string | undefined {
  return spec.ports.flatMap(({ nodePort }, i) => {
    const problem =
      nodePort === undefined ? null : portProblem(PORTS, nodePort, (port) => used.has(port));
    return problem ? `spec.ports[${i}].nodePort: Invalid value: ${nodePort}: ${problem}` : [];
  })[0];
}

function clusterAddressProblem(
  { spec: { clusterIP: wanted } }: Service,
  isUsed: (offset: number) => boolean,
): string | null {
  if (wanted === 'None' || wanted === '') return null;
  const problem = addressProblem(ADDRESSES, wanted, isUsed);
  return (
    problem &&
    `spec.clusterIPs: Invalid value: []string{"${wanted}"}: failed to allocate IP ${wanted}: ${problem}`
  );
}

/** A random one above the band; then the next free one, round the end. */
function freeOffset(
  random: Random,
  count: number,
  band: number,
  isUsed: (offset: number) => boolean,
): number {
  const span = count - band;
  const start = nextInteger(random, span);
  for (let i = 0; i < span; i += 1) {
    const offset = band + ((start + i) % span);
    if (!isUsed(offset)) return offset;
  }
  return Array.from({ length: band }, (_, offset) => offset).find((offset) => !isUsed(offset)) ?? 0;
}
