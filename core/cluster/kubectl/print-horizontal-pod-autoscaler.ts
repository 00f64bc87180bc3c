/** Rows of autoscalers. Upstream: printers.go printHorizontalPodAutoscaler. */
import type { HorizontalPodAutoscaler, MetricSpec, MetricStatus } from '../object-autoscaler';
import { canonicalText, parseQuantity } from '../quantity';
import type { Printer } from './printer';

/** How many metrics are shown before `+ N more...`. */
const SHOWN = 2;

export const horizontalPodAutoscalerPrinter: Printer<HorizontalPodAutoscaler> = {
  columns: ['Name', 'Reference', 'Targets', 'MinPods', 'MaxPods', 'Replicas', 'Age'],
  wideColumns: [],
  row: ({ metadata, spec, status }, { age, namesMetrics }) => [
    metadata.name,
    `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`,
    targets(spec.metrics, status.currentMetrics ?? [], namesMetrics),
    String(spec.minReplicas),
    String(spec.maxReplicas),
    String(status.currentReplicas),
    age,
  ],
  wide: () => [],
};

function targets(
  specs: readonly MetricSpec[],
  statuses: readonly MetricStatus[],
  namesMetrics: boolean,
): string {
  if (specs.length === 0) return '<none>';
  const shown = specs.slice(0, SHOWN).map((spec, i) => {
    const text = measuredAgainst(spec, statuses[i]);
    return namesMetrics && spec.resource ? `${spec.resource.name}: ${text}` : text;
  });
  const more = specs.length > SHOWN ? ` + ${specs.length - SHOWN} more...` : '';
  return `${shown.join(', ')}${more}`;
}

function measuredAgainst(spec: MetricSpec, status: MetricStatus | undefined): string {
  const { target } = spec.resource ??
    spec.containerResource ??
    spec.pods ??
    spec.object ??
    spec.external ?? { target: undefined };
  const current = status?.current;
  if (target?.averageUtilization !== undefined) {
    const percent = current?.averageUtilization;
    return `${percent === undefined ? '<unknown>' : `${percent}%`}/${target.averageUtilization}%`;
  }
  if (target?.averageValue !== undefined) {
    return `${amountText(current?.averageValue)}/${amountText(target.averageValue)}${spec.object || spec.external ? ' (avg)' : ''}`;
  }
  return `${amountText(current?.value)}/${amountText(target?.value)}`;
}

/** As Kubernetes writes it. */
export function amountText(quantity: string | number | undefined): string {
  const amount = quantity === undefined ? { error: '' } : parseQuantity(quantity);
  return 'error' in amount ? '<unknown>' : canonicalText(amount);
}
