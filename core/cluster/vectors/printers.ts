/** Recorded rows of tables, and recorded words about rollouts. */

import { jobPrinter } from '../kubectl/print-job';
import { servicePrinter } from '../kubectl/print-network';
import { nodePrinter } from '../kubectl/print-node';
import { podPrinter } from '../kubectl/print-pod';
import { deploymentPrinter, replicaSetPrinter } from '../kubectl/print-workload';
import type { Printer } from '../kubectl/printer';
import { deploymentRollout } from '../kubectl/rollout-status';
import { timeSince } from '../kubectl/time-since';
import type { Job } from '../object-job';
import type { Deployment, KubernetesObject, Node, Pod, ReplicaSet, Service } from '../objects';
import { millisOf } from '../time';
import type { Adapters } from './adapter';

type Input<T> = { nowMs: number; object: T };

/** Cells that the recorded rows hold as numbers. */
const NUMBERS = ['Restarts', 'Up-to-date', 'Available', 'Desired', 'Current'];

export const printers: Adapters = {
  'printer.pod': (input: Input<Pod>) => printedBy(podPrinter, input),
  'printer.deployment': (input: Input<Deployment>) => printedBy(deploymentPrinter, input),
  'printer.replicaSet': (input: Input<ReplicaSet>) =>
    printedBy(replicaSetPrinter, input, [...NUMBERS, 'Ready']),
  'printer.node': (input: Input<Node>) => printedBy(nodePrinter, input),
  'printer.job': (input: Input<Job>) => printedBy(jobPrinter, input),
  'printer.service': (input: Input<Service>) => printedBy(servicePrinter, input),
  'kubectl.rolloutStatus': ({
    deployment,
    revision,
  }: {
    deployment: Deployment;
    revision: number;
  }) => deploymentRollout(deployment, revision),
};

function printedBy<T extends KubernetesObject>(
  printer: Printer<T>,
  input: Input<T>,
  numbers: readonly string[] = NUMBERS,
) {
  const nowMs = millisOf(new Date(input.nowMs).toISOString());
  const object = withEmptyParts(input.object);
  const context = {
    age: timeSince(object.metadata.creationTimestamp, nowMs),
    nowMs,
    isWide: false,
    showsRestartAge: false,
    namesMetrics: false,
  };
  const cells = (row: readonly string[]) =>
    row.map((cell, i) => (numbers.includes(printer.columns[i] ?? '') ? Number(cell) : cell));
  return {
    error: null,
    columns: [...printer.columns, ...printer.wideColumns],
    row: cells(printer.row(object, context)),
    wideRow: [...cells(printer.row(object, { ...context, isWide: true })), ...printer.wide(object)],
  };
}

/** What the recorded objects leave out because it is empty. */
function withEmptyParts<T extends KubernetesObject>(object: T): T {
  return { spec: {}, status: { loadBalancer: {} }, ...object };
}
