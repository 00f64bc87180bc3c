/** The roles and bindings that the server makes when it starts. Upstream: pkg/registry/rbac/rest/storage_rbac.go. */
import { aggregatedRules } from '../aggregated-rules';
import type { ClusterRole, ClusterRoleBinding, PolicyRule, Subject } from '../object-access';
import type { Labels, Metadata } from '../object-parts';
import { clusterRoleLines } from './bootstrap-cluster-roles';
import { controllerRoleLines } from './bootstrap-controller-roles';

type Born = (metadata: Pick<Metadata, 'name' | 'labels' | 'annotations'>) => Metadata;

const API = 'rbac.authorization.k8s.io';
const apiVersion = 'rbac.authorization.k8s.io/v1';
const CONTROLLER = 'system:controller:';
const LABELS = { 'kubernetes.io/bootstrapping': 'rbac-defaults' };
const ANNOTATIONS = { 'rbac.authorization.kubernetes.io/autoupdate': 'true' };

/** Roles made of all roles that have the label; each is part of the next. */
const AGGREGATES = ['view', 'edit', 'admin'];

const shorthands: Readonly<Record<string, string>> = {
  READ: 'get,list,watch',
  WRITE: 'create,delete,deletecollection,patch,update',
  EVENTS: 'create,patch,update core,events.k8s.io events',
};

export function bootstrapPolicy(born: Born): (ClusterRole | ClusterRoleBinding)[] {
  const role = (name: string, rules: PolicyRule[], labels: Labels = {}): ClusterRole => ({
    apiVersion,
    kind: 'ClusterRole',
    metadata: born({ name, labels: { ...LABELS, ...labels }, annotations: ANNOTATIONS }),
    rules,
  });
  const roles = [
    ...rolesIn(clusterRoleLines).map(({ name, rules }) => role(name, rules, aggregation(name))),
    ...rolesIn(controllerRoleLines).map(({ name, rules }) => role(`${CONTROLLER}${name}`, rules)),
  ];
  for (const name of AGGREGATES) {
    const clusterRoleSelectors = [{ matchLabels: { [labelOf(name)]: 'true' } }];
    const rules = aggregatedRules(clusterRoleSelectors, roles);
    const aggregationRule = { clusterRoleSelectors };
    roles.push({ ...role(name, rules, aggregation(name)), aggregationRule });
  }
  const bindings = Object.entries(bound()).map(
    ([name, subjects]): ClusterRoleBinding => ({
      apiVersion,
      kind: 'ClusterRoleBinding',
      metadata: born({ name, labels: LABELS, annotations: ANNOTATIONS }),
      subjects: [...subjects],
      roleRef: { apiGroup: API, kind: 'ClusterRole', name },
    }),
  );
  return [...roles, ...bindings];
}

function labelOf(name: string): string {
  return `${API}/aggregate-to-${name}`;
}

/** The label of a role that is part of another. */
function aggregation(name: string): Labels {
  const part = name.replace(/^system:aggregate-to-/, '');
  const whole = part === name ? AGGREGATES[AGGREGATES.indexOf(name) + 1] : part;
  const isPart = part !== name || AGGREGATES.includes(name);
  return isPart && whole !== undefined ? { [labelOf(whole)]: 'true' } : {};
}

/** Who has which role, by the name of the role, which is that of the binding. */
function bound(): Record<string, readonly Subject[]> {
  const group = (name: string): Subject => ({ kind: 'Group', apiGroup: API, name });
  const user = (name: string): Subject => ({ kind: 'User', apiGroup: API, name });
  const everybody = group('system:authenticated');
  const accounts = rolesIn(controllerRoleLines).map(({ name }): [string, Subject[]] => [
    `${CONTROLLER}${name}`,
    [{ kind: 'ServiceAccount', name, namespace: 'kube-system' }],
  ]);
  return {
    'cluster-admin': [group('system:masters')],
    'system:discovery': [everybody],
    'system:basic-user': [everybody],
    'system:public-info-viewer': [everybody, group('system:unauthenticated')],
    'system:node-proxier': [user('system:kube-proxy')],
    'system:kube-controller-manager': [user('system:kube-controller-manager')],
    'system:kube-scheduler': [user('system:kube-scheduler')],
    'system:volume-scheduler': [user('system:kube-scheduler')],
    'system:node': [],
    ...Object.fromEntries(accounts),
  };
}

function rolesIn(lines: string): { name: string; rules: PolicyRule[] }[] {
  const roles: { name: string; rules: PolicyRule[] }[] = [];
  for (const line of lines.split('\n').filter(Boolean)) {
    if (line.startsWith(' ')) roles.at(-1)?.rules.push(ruleIn(line.trim()));
    else roles.push({ name: line, rules: [] });
  }
  return roles;
}

function ruleIn(line: string): PolicyRule {
  const whole = line.replace(/[A-Z]+/, (word) => shorthands[word] ?? word);
  const [verbs = [], first = [], resources, resourceNames] = whole
    .split(' ')
    .map((list) => list.split(','));
  if (!resources) return { verbs, nonResourceURLs: first };
  const apiGroups = first.map((group) => (group === 'core' ? '' : group));
  return { verbs, apiGroups, resources, ...(resourceNames ? { resourceNames } : {}) };
}
