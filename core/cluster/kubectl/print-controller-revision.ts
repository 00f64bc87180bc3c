/** Rows of controller revisions. Upstream: printers.go printControllerRevision. */
import type { ControllerRevision } from '../object-sets';
import type { Printer } from './printer';

export const controllerRevisionPrinter: Printer<ControllerRevision> = {
  columns: ['Name', 'Controller', 'Revision', 'Age'],
  wideColumns: [],
  row: ({ metadata, revision }, { age }) => {
    const owner = metadata.ownerReferences?.find(({ controller }) => controller);
    const group = owner?.apiVersion.includes('/') ? `.${owner.apiVersion.split('/')[0]}` : '';
    const name = owner ? `${owner.kind.toLowerCase()}${group}/${owner.name}` : '<none>';
    return [metadata.name, name, String(revision), age];
  },
  wide: () => [],
};
