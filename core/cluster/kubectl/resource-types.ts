/** The names by which kubectl knows the kinds, and what words on the command line refer to. */
import { resources } from '../api/request';
import type { Kind } from '../objects';
import { failed, type Printed } from './session';

type ResourceType = { kind: Kind; names: readonly string[]; namespaced: boolean };

const types: readonly ResourceType[] = [
  { kind: 'Pod', names: ['pods', 'pod', 'po'], namespaced: true },
  { kind: 'Deployment', names: ['deployments', 'deployment', 'deploy'], namespaced: true },
  { kind: 'ReplicaSet', names: ['replicasets', 'replicaset', 'rs'], namespaced: true },
  { kind: 'Service', names: ['services', 'service', 'svc'], namespaced: true },
  { kind: 'Endpoints', names: ['endpoints', 'ep'], namespaced: true },
  { kind: 'Node', names: ['nodes', 'node', 'no'], namespaced: false },
  {
    kind: 'PodDisruptionBudget',
    names: ['poddisruptionbudgets', 'poddisruptionbudget', 'pdb'],
    namespaced: true,
  },
  { kind: 'StatefulSet', names: ['statefulsets', 'statefulset', 'sts'], namespaced: true },
  { kind: 'CronJob', names: ['cronjobs', 'cronjob', 'cj'], namespaced: true },
  { kind: 'Job', names: ['jobs', 'job'], namespaced: true },
  {
    kind: 'HorizontalPodAutoscaler',
    names: ['horizontalpodautoscalers', 'horizontalpodautoscaler', 'hpa'],
    namespaced: true,
  },
  { kind: 'Namespace', names: ['namespaces', 'namespace', 'ns'], namespaced: false },
  { kind: 'ResourceQuota', names: ['resourcequotas', 'resourcequota', 'quota'], namespaced: true },
  { kind: 'LimitRange', names: ['limitranges', 'limitrange', 'limits'], namespaced: true },
  { kind: 'ServiceAccount', names: ['serviceaccounts', 'serviceaccount', 'sa'], namespaced: true },
  { kind: 'Role', names: ['roles', 'role'], namespaced: true },
  { kind: 'ClusterRole', names: ['clusterroles', 'clusterrole'], namespaced: false },
  { kind: 'RoleBinding', names: ['rolebindings', 'rolebinding'], namespaced: true },
  {
    kind: 'ClusterRoleBinding',
    names: ['clusterrolebindings', 'clusterrolebinding'],
    namespaced: false,
  },
  { kind: 'ConfigMap', names: ['configmaps', 'configmap', 'cm'], namespaced: true },
  { kind: 'Secret', names: ['secrets', 'secret'], namespaced: true },
  { kind: 'Event', names: ['events', 'event', 'ev'], namespaced: true },
];

/** What `all` means; by no means all kinds. */
const ALL = ['pods', 'services', 'deployments', 'replicasets', 'hpa', 'jobs'];

export type Target = { kind: Kind; namespaced: boolean; names: readonly string[] };

/** `TYPE[,TYPE] [NAME...]` or `TYPE/NAME ...`. No names are all of the type. */
export function targetsOf(
  words: readonly string[],
): { targets: readonly Target[] } | { failure: Printed } {
  const [first = ''] = words;
  if (first.includes('/')) return slashed(words);
  const targets: Target[] = [];
  for (const word of first.split(',').flatMap((each) => (each === 'all' ? ALL : [each]))) {
    const type = typeOf(word);
    if (!type) return { failure: unknownType(word) };
    targets.push({ kind: type.kind, namespaced: type.namespaced, names: words.slice(1) });
  }
  return { targets };
}

function slashed(words: readonly string[]): { targets: readonly Target[] } | { failure: Printed } {
  const targets: Target[] = [];
  for (const word of words) {
    const [typeName = '', name] = word.split('/');
    const type = typeOf(typeName);
    if (!type) return { failure: unknownType(typeName) };
    if (!name) {
      const message = 'error: arguments in resource/name form may not have more than one slash';
      return { failure: failed(message) };
    }
    targets.push({ kind: type.kind, namespaced: type.namespaced, names: [name] });
  }
  return { targets };
}

/** Short, singular, plural, or with its group: `deployments.apps`. */
function typeOf(word: string): ResourceType | undefined {
  const lower = word.toLowerCase();
  return types.find(({ kind, names }) => {
    const { group } = resources[kind];
    return names.some((name) => name === lower || `${name}.${group}` === lower);
  });
}

function unknownType(word: string): Printed {
  return failed(`error: the server doesn't have a resource type "${word}"`);
}

/** As kubectl names an object in what it reports: `deployment.apps/web`. */
export function namedObject(kind: Kind, name: string): string {
  return `${qualifiedSingular(kind)}/${name}`;
}

/** `deployment.apps`. */
export function qualifiedSingular(kind: Kind): string {
  const { group } = resources[kind];
  const singular = kind.toLowerCase();
  return group ? `${singular}.${group}` : singular;
}
