/** Rows of endpoint slices. Upstream: printers.go printEndpointSlice. */
import type { EndpointSlice } from '../objects';
import type { Printer } from './printer';

/** How many are shown before `+ N more...`. */
const SHOWN = 3;

export const endpointSlicePrinter: Printer<EndpointSlice> = {
  columns: ['Name', 'AddressType', 'Ports', 'Endpoints', 'Age'],
  wideColumns: [],
  row: ({ metadata, addressType, ports, endpoints }, { age }) => [
    metadata.name,
    addressType,
    someOf(ports.map(({ port }) => String(port))),
    someOf(endpoints.flatMap(({ addresses }) => addresses)),
    age,
  ],
  wide: () => [],
};

function someOf(values: readonly string[]): string {
  if (values.length === 0) return '<unset>';
  const shown = values.slice(0, SHOWN).join(',');
  return values.length > SHOWN ? `${shown} + ${values.length - SHOWN} more...` : shown;
}
