import { type ExportOrder, exportBank } from '#server/interchange/export-bank';

/** What the thread that `exportBankFile` starts does. */
export function work(order: ExportOrder) {
  return exportBank(order);
}
