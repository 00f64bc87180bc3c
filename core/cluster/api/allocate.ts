/** Cluster addresses and node ports. Upstream: pkg/registry/core/service/{ipallocator,portallocator}. */
import { nextInteger, type Random } from '#core/random';
import type { Service } from '../objects';
import type { Constants } from '../profile';
import { listObjects, type View } from '../store';
import type { Dice } from '../streams';

/** 10.96.0.0/12, as kubeadm chooses; the network's and the broadcast address are not given. */
const ADDRESS_BASE = 10 * 2 ** 24 + 96 * 2 ** 16;
const ADDRESS_COUNT = 2 ** 20 - 2;
const PORT_BASE = 30_000;
const PORT_COUNT = 2768;
/** min(max(16, size/16), 256) addresses and min(max(16, size/32), 128) ports are left to those who ask for one. */
const ADDRESS_BAND = 256;
const PORT_BAND = 86;

type Allocation = { service: Service } | { problem: string };

/** Fills in what the service's type calls for; what it asks for itself must be free. */
export function allocate(
  service: Service,
  view: View,
  constants: Constants,
  dice: Dice,
): Allocation {
  const others = listObjects(view, 'Service').filter(
    ({ metadata: { name, namespace } }) =>
      name !== service.metadata.name || namespace !== service.metadata.namespace,
  );
  const usedAddresses = new Set(others.map((other) => other.spec.clusterIP));
  const usedPorts = new Set(
    others.flatMap((other) => other.spec.ports.map((port) => port.nodePort)),
  );
  const asked = service.spec.ports.findIndex(
    ({ nodePort }) => nodePort !== undefined && usedPorts.has(nodePort),
  );
  if (asked >= 0) {
    const port = service.spec.ports[asked]?.nodePort;
    return {
      problem: `spec.ports[${asked}].nodePort: Invalid value: ${port}: provided port is already allocated`,
    };
  }
  const { clusterIP: wanted, type } = service.spec;
  if (wanted !== 'None' && wanted !== '' && usedAddresses.has(wanted)) {
    return {
      problem: `spec.clusterIPs: Invalid value: []string{"${wanted}"}: failed to allocate IP ${wanted}: provided IP is already allocated`,
    };
  }
  const addressBand = constants.reservedBands ? ADDRESS_BAND : 0;
  const clusterIP =
    wanted ||
    addressAt(
      freeOffset(dice('cluster-address'), ADDRESS_COUNT, addressBand, (offset) =>
        usedAddresses.has(addressAt(offset)),
      ),
    );
  const portBand = constants.reservedBands ? PORT_BAND : 0;
  const ports = service.spec.ports.map((port) => {
    if (type === 'ClusterIP' || port.nodePort !== undefined) return port;
    const offset = freeOffset(dice('node-port'), PORT_COUNT, portBand, (candidate) =>
      usedPorts.has(PORT_BASE + candidate),
    );
    usedPorts.add(PORT_BASE + offset);
    return { ...port, nodePort: PORT_BASE + offset };
  });
  return {
    service: { ...service, spec: { ...service.spec, clusterIP, clusterIPs: [clusterIP], ports } },
  };
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

function addressAt(offset: number): string {
  const address = ADDRESS_BASE + 1 + offset;
  return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join('.');
}
