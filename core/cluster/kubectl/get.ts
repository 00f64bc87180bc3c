/** kubectl get: tables, `-o wide` and `-o name`. */
import { notFound } from '../api/request';
import { hasLabels } from '../labels';
import type { Kind, KubernetesObject } from '../objects';
import { getObject, listObjects } from '../store';
import { type Arguments, lastValue, namespaceOf, parseArguments } from './arguments';
import { eventPrinter } from './print-event';
import { horizontalPodAutoscalerPrinter } from './print-horizontal-pod-autoscaler';
import { endpointsPrinter, servicePrinter } from './print-network';
import { nodePrinter } from './print-node';
import { podPrinter } from './print-pod';
import { deploymentPrinter, replicaSetPrinter } from './print-workload';
import type { Printer, RowContext } from './printer';
import { namedObject, type Target, targetsOf } from './resource-types';
import { failed, type Printed, printed, refused, type Session, together } from './session';
import { formatTable } from './table';
import { timeSince } from './time-since';

type Found = { kind: Kind; objects: readonly KubernetesObject[]; missing: readonly Printed[] };

export function runGet(args: readonly string[], session: Session): Printed {
  const read = parseArguments('get', args, ['output', 'selector'], ['no-headers']);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  if (parsed.words.length === 0) {
    return failed('error: You must specify the type of resource to get.');
  }
  const output = lastValue(parsed, 'output') ?? '';
  if (!['', 'wide', 'name'].includes(output)) {
    return failed(
      `error: unable to match a printer suitable for the output format "${output}", allowed formats are: name,wide`,
    );
  }
  const found = targetsOf(parsed.words);
  if ('failure' in found) return found.failure;
  const results = found.targets.map((target) => find(target, parsed, session));
  return show(results, output, parsed, session);
}

function find(target: Target, parsed: Arguments, session: Session): Found {
  const { kind, names } = target;
  const namespace = target.namespaced ? namespaceOf(parsed) : '';
  const view = session.view();
  if (names.length > 0) {
    const looked = names.map((name) => ({
      name,
      object: getObject(view, kind, `${namespace}/${name}`),
    }));
    return {
      kind,
      objects: looked.flatMap(({ object }) => (object ? [object] : [])),
      missing: looked.flatMap(({ name, object }) =>
        object ? [] : [refused(notFound(kind, name))],
      ),
    };
  }
  const wanted = Object.fromEntries(
    (lastValue(parsed, 'selector') ?? '')
      .split(',')
      .filter(Boolean)
      .map((pair) => pair.split(/==?/))
      .map(([key = '', value = '']) => [key, value]),
  );
  const objects = listObjects(view, kind, namespace).filter((object) =>
    hasLabels(wanted, object.metadata.labels),
  );
  return { kind, objects, missing: [] };
}

function show(
  results: readonly Found[],
  output: string,
  parsed: Arguments,
  session: Session,
): Printed {
  const full = results.filter(({ objects }) => objects.length > 0);
  const missing = results.flatMap((result) => result.missing);
  if (full.length === 0 && missing.length === 0) return nothing(results, output, parsed);
  if (output === 'name') {
    const names = full.flatMap(({ kind, objects }) =>
      objects.map((object) => namedObject(kind, object.metadata.name)),
    );
    return together([printed(...names), ...missing]);
  }
  const isMixed = new Set(results.map(({ kind }) => kind)).size > 1;
  const tables = full.map(({ kind, objects }) =>
    tableOf(objects, {
      wide: output === 'wide',
      headed: !parsed.flags.has('no-headers'),
      prefix: isMixed ? (name) => namedObject(kind, name) : (name) => name,
      session,
    }),
  );
  return together([{ ...printed(), stdout: tables.join('\n') }, ...missing]);
}

function nothing(results: readonly Found[], output: string, parsed: Arguments): Printed {
  if (output === 'name') return printed();
  const where = results.some(({ kind }) => kind !== 'Node')
    ? ` in ${namespaceOf(parsed)} namespace.`
    : '';
  return { ...printed(), stderr: `No resources found${where}\n` };
}

type TableOptions = {
  wide: boolean;
  headed: boolean;
  prefix: (name: string) => string;
  session: Session;
};

function tableOf(objects: readonly KubernetesObject[], options: TableOptions): string {
  const rows = objects.map((object) => rowOf(object, options));
  const header = rows[0]?.header ?? [];
  const cells = rows.map((row) => row.cells);
  return formatTable(options.headed ? [header, ...cells] : cells);
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
    case 'HorizontalPodAutoscaler':
      return row(horizontalPodAutoscalerPrinter, object, options);
    case 'Event':
      return row(eventPrinter, object, options);
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
  { wide, prefix, session }: TableOptions,
): { header: string[]; cells: string[] } {
  const context: RowContext = {
    age: timeSince(object.metadata.creationTimestamp, session.nowMs),
    nowMs: session.nowMs,
    isWide: wide,
    showsRestartAge: session.constants.showsRestartAge,
    namesMetrics: session.constants.autoscaler.saysWhichMetric,
  };
  const cells = printer
    .row(object, context)
    .map((cell) => (cell === object.metadata.name ? prefix(cell) : cell));
  return {
    header: [...printer.columns, ...(wide ? printer.wideColumns : [])].map((name) =>
      name.toUpperCase(),
    ),
    cells: [...cells, ...(wide ? printer.wide(object) : [])],
  };
}
