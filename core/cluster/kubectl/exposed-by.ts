/** Which pods and ports something that can be exposed stands for. Upstream: kubectl/pkg/polymorphichelpers. */
import { part } from '../api/fill';
import { listOf, numberOf, textOf } from '../api/read-field';
import type { JsonObject } from '../json';
import type { KubernetesObject } from '../objects';
import { podSpecOf } from './pod-template-of';
import { qualifiedSingular } from './resource-types';

export type Port = { port: number; protocol: string };

type Selector = { selector: Readonly<Record<string, string>> } | { problem: string };

const EXPOSABLE = ['Pod', 'Service', 'Deployment', 'ReplicaSet'];

export function exposingProblem({ kind }: KubernetesObject): string | null {
  if (EXPOSABLE.includes(kind)) return null;
  const [, group] = qualifiedSingular(kind).split(/\.(.*)/);
  return `cannot expose a ${kind}${group ? `.${group}` : ''}`;
}

/** What a service says as a map, a workload may say as expressions; these cannot be turned into one. */
export function selectorBy(object: KubernetesObject): Selector {
  if (object.kind === 'Pod') {
    const { labels = {} } = object.metadata;
    return Object.keys(labels).length > 0
      ? { selector: labels }
      : { problem: 'the pod has no labels and cannot be exposed' };
  }
  if (object.kind === 'Service') {
    return object.spec.selector
      ? { selector: object.spec.selector }
      : { problem: 'the service has no pod selector set' };
  }
  if (object.kind !== 'Deployment' && object.kind !== 'ReplicaSet') return { selector: {} };
  const { matchLabels = {}, matchExpressions = [] } = object.spec.selector;
  if (Object.keys(matchLabels).length === 0) {
    const kind = object.kind.toLowerCase();
    return { problem: `invalid ${kind}: no selectors, therefore cannot be exposed` };
  }
  if (matchExpressions.length === 0) return { selector: matchLabels };
  const written = matchExpressions.map(
    ({ key, operator, values = [] }) =>
      `{Key:${key} Operator:${operator} Values:[${values.join(' ')}]}`,
  );
  return {
    problem: `couldn't convert expressions - "[${written.join(' ')}]" to map-based selector format`,
  };
}

export function portsBy(object: KubernetesObject): Port[] {
  const spec: JsonObject = part(object, 'spec');
  if (object.kind === 'Service') return listOf(spec, 'ports').map((each) => portOf(each, 'port'));
  return listOf(podSpecOf(object) ?? {}, 'containers').flatMap((container) =>
    listOf(container, 'ports').map((each) => portOf(each, 'containerPort')),
  );
}

function portOf(port: JsonObject, key: string): Port {
  return { port: numberOf(port, key), protocol: textOf(port, 'protocol') || 'TCP' };
}
