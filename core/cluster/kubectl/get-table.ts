/** Tables of objects: each kind with its printer, and the columns that flags add. */
import type { KubernetesObject } from '../objects';
import { bindingPrinter, createdAtPrinter, serviceAccountPrinter } from './print-access';
import { configMapPrinter, secretPrinter } from './print-config';
import { controllerRevisionPrinter } from './print-controller-revision';
import { cronJobPrinterFor } from './print-cron-job';
import { daemonSetPrinter } from './print-daemon-set';
import { endpointSlicePrinter } from './print-endpoint-slice';
import { eventPrinterFor } from './print-event';
import { horizontalPodAutoscalerPrinter } from './print-horizontal-pod-autoscaler';
import { jobPrinterFor } from './print-job';
import { leasePrinter } from './print-lease';
import { namespacePrinter, resourceQuotaPrinter } from './print-namespace';
import { endpointsPrinter, servicePrinter } from './print-network';
import { nodePrinter } from './print-node';
import { podPrinter } from './print-pod';
import { podDisruptionBudgetPrinter } from './print-pod-disruption-budget';
import { priorityClassPrinter } from './print-priority-class';
import { statefulSetPrinter } from './print-stateful-set';
import { claimPrinterFor, storageClassPrinter, volumePrinterFor } from './print-volume';
import { deploymentPrinter, labelsText, replicaSetPrinter } from './print-workload';
import type { Printer, RowContext } from './printer';
import type { Session } from './session';
import { formatTable } from './table';
import { timeSince } from './time-since';

export type TableOptions = {
  wide: boolean;
  headed: boolean;
  /** NAMESPACE comes first. */
  namespaced: boolean;
  /** LABELS comes last. */
  labelled: boolean;
  /** Labels with a column each. */
  labelColumns: readonly string[];
  prefix: (name: string) => string;
  session: Session;
};

/** One kind's objects as kubectl lines them up. */
export function tableOf(objects: readonly KubernetesObject[], options: TableOptions): string {
  return formatTable(tableRows(objects, options));
}

export function tableRows(objects: readonly KubernetesObject[], options: TableOptions): string[][] {
  const rows = objects.map((object) => rowOf(object, options));
  const header = rows[0]?.header ?? [];
  const cells = rows.map((row) => row.cells);
  return options.headed ? [header, ...cells] : cells;
}

/** Each kind with its printer; kinds that nobody gets in a table are shown by name and age. */
function rowOf(
  object: KubernetesObject,
  options: TableOptions,
): { header: string[]; cells: string[] } {
  switch (object.kind) {
    case 'Pod':
      return row(podPrinter, object, options);
    case 'Deployment':
      return row(deploymentPrinter, object, options);
    case 'ReplicaSet':
      return row(replicaSetPrinter, object, options);
    case 'Service':
      return row(servicePrinter, object, options);
    case 'Endpoints':
      return row(endpointsPrinter, object, options);
    case 'Node':
      return row(nodePrinter, object, options);
    case 'StatefulSet':
      return row(statefulSetPrinter, object, options);
    case 'DaemonSet':
      return row(daemonSetPrinter, object, options);
    case 'PersistentVolume':
      return row(volumePrinterFor(options.session.constants), object, options);
    case 'PersistentVolumeClaim':
      return row(claimPrinterFor(options.session.constants), object, options);
    case 'StorageClass':
      return row(storageClassPrinter, object, options);
    case 'PriorityClass':
      return row(priorityClassPrinter, object, options);
    case 'CronJob':
      return row(cronJobPrinterFor(options.session.constants), object, options);
    case 'Job':
      return row(jobPrinterFor(options.session.constants), object, options);
    case 'HorizontalPodAutoscaler':
      return row(horizontalPodAutoscalerPrinter, object, options);
    case 'PodDisruptionBudget':
      return row(podDisruptionBudgetPrinter, object, options);
    case 'Namespace':
      return row(namespacePrinter, object, options);
    case 'ResourceQuota':
      return row(resourceQuotaPrinter, object, options);
    case 'ServiceAccount':
      return row(serviceAccountPrinter, object, options);
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      return row(bindingPrinter, object, options);
    case 'Role':
    case 'ClusterRole':
    case 'LimitRange':
      return row(createdAtPrinter, object, options);
    case 'ConfigMap':
      return row(configMapPrinter, object, options);
    case 'Secret':
      return row(secretPrinter, object, options);
    case 'Event':
      return row(eventPrinterFor(options.wide), object, options);
    case 'EndpointSlice':
      return row(endpointSlicePrinter, object, options);
    case 'Lease':
      return row(leasePrinter, object, options);
    case 'ControllerRevision':
      return row(controllerRevisionPrinter, object, options);
    default:
      return row(plainPrinter, object, options);
  }
}

const plainPrinter: Printer<KubernetesObject> = {
  columns: ['Name', 'Age'],
  wideColumns: [],
  row: ({ metadata }, { age }) => [metadata.name, age],
  wide: () => [],
};

function row<T extends KubernetesObject>(
  printer: Printer<T>,
  object: T,
  { wide, namespaced, labelled, labelColumns, prefix, session }: TableOptions,
): { header: string[]; cells: string[] } {
  const context: RowContext = {
    age: timeSince(object.metadata.creationTimestamp, session.nowMs),
    nowMs: session.nowMs,
    isWide: wide,
    showsRestartAge: session.constants.showsRestartAge,
    namesMetrics: session.constants.autoscaler.saysWhichMetric,
  };
  const { name, namespace = '', labels = {} } = object.metadata;
  const cells = printer.row(object, context).map((cell) => (cell === name ? prefix(cell) : cell));
  const columns = [...printer.columns, ...(wide ? printer.wideColumns : [])];
  return {
    header: [
      ...(namespaced ? ['NAMESPACE'] : []),
      ...columns.map((column) => column.toUpperCase()),
      ...labelColumns.map((label) => (label.split('/').at(-1) ?? label).toUpperCase()),
      ...(labelled ? ['LABELS'] : []),
    ],
    cells: [
      ...(namespaced ? [namespace] : []),
      ...cells,
      ...(wide ? printer.wide(object) : []),
      ...labelColumns.map((label) => labels[label] ?? ''),
      ...(labelled ? [labelsText(labels)] : []),
    ],
  };
}
