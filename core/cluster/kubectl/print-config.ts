/** Rows of config maps and secrets. Upstream: printers.go printConfigMap, printSecret. */
import type { ConfigMap, Secret } from '../object-config';
import type { Printer } from './printer';

export const configMapPrinter: Printer<ConfigMap> = {
  columns: ['Name', 'Data', 'Age'],
  wideColumns: [],
  row: ({ metadata, data = {}, binaryData = {} }, { age }) => [
    metadata.name,
    String(Object.keys(data).length + Object.keys(binaryData).length),
    age,
  ],
  wide: () => [],
};

export const secretPrinter: Printer<Secret> = {
  columns: ['Name', 'Type', 'Data', 'Age'],
  wideColumns: [],
  row: ({ metadata, type, data = {} }, { age }) => [
    metadata.name,
    type,
    String(Object.keys(data).length),
    age,
  ],
  wide: () => [],
};
