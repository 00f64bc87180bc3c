/** Roles and bindings. Upstream: pkg/apis/rbac/validation/validation.go. */
import { isEqualJson, isList, type JsonObject } from '../json';
import { pathSegmentProblems, subdomainProblems } from '../name-rules';
import { part } from './fill';
import { invalidBy, invalidValue, notSupported, type Problem, required } from './problem';
import { listOf, textOf, textsOf } from './read-field';

const GROUP = 'rbac.authorization.k8s.io';

export function roleProblems(role: JsonObject): Problem[] {
  const { aggregationRule } = role;
  const selectors = listOf(part(role, 'aggregationRule'), 'clusterRoleSelectors');
  return [
    ...listOf(role, 'rules').flatMap((rule, i) =>
      ruleProblems(rule, role.kind === 'Role', `rules[${i}]`),
    ),
    ...(aggregationRule && selectors.length === 0
      ? [
          required(
            'aggregationRule.clusterRoleSelectors',
            'at least one clusterRoleSelector required if aggregationRule is non-nil',
          ),
        ]
      : []),
  ];
}

function ruleProblems(rule: JsonObject, isNamespaced: boolean, field: string): Problem[] {
  const isEmpty = (key: string) => textsOf(rule, key).length === 0;
  const needed = (key: string, detail: string) =>
    isEmpty(key) ? [required(`${field}.${key}`, detail)] : [];
  const verbs = needed('verbs', 'verbs must contain at least one value');
  const urls = textsOf(rule, 'nonResourceURLs');
  if (urls.length === 0) {
    return [
      ...verbs,
      ...needed('apiGroups', 'resource rules must supply at least one api group'),
      ...needed('resources', 'resource rules must supply at least one resource'),
    ];
  }
  const wrong = (detail: string) =>
    invalidValue(`${field}.nonResourceURLs`, { go: JSON.stringify(urls) }, detail);
  const isMixed = ['apiGroups', 'resources', 'resourceNames'].some((key) => !isEmpty(key));
  return [
    ...verbs,
    ...(isNamespaced ? [wrong('namespaced rules cannot apply to non-resource URLs')] : []),
    ...(isMixed
      ? [wrong('rules cannot apply to both regular resources and non-resource URLs')]
      : []),
  ];
}

export function bindingProblems(binding: JsonObject, before: JsonObject | null): Problem[] {
  const reference = part(binding, 'roleRef');
  const isNamespaced = binding.kind === 'RoleBinding';
  const [kind, name] = [textOf(reference, 'kind'), textOf(reference, 'name')];
  const kinds = isNamespaced ? ['Role', 'ClusterRole'] : ['ClusterRole'];
  const isChanged = before !== null && !isEqualJson(reference, part(before, 'roleRef'));
  return [
    ...groupProblems(reference, 'roleRef.apiGroup', GROUP),
    ...(kinds.includes(kind) ? [] : [notSupported('roleRef.kind', kind, kinds)]),
    ...(name === ''
      ? [required('roleRef.name')]
      : invalidBy(pathSegmentProblems, 'roleRef.name', name)),
    ...(isList(binding.subjects) ? listOf(binding, 'subjects') : []).flatMap((subject, i) =>
      subjectProblems(subject, isNamespaced, `subjects[${i}]`),
    ),
    ...(isChanged
      ? [invalidValue('roleRef', { go: goReference(reference) }, 'cannot change roleRef')]
      : []),
  ];
}

function subjectProblems(subject: JsonObject, isNamespaced: boolean, field: string): Problem[] {
  const [kind, name] = [textOf(subject, 'kind'), textOf(subject, 'name')];
  const nameless = name === '' ? [required(`${field}.name`)] : [];
  if (kind === 'User' || kind === 'Group') {
    return [...nameless, ...groupProblems(subject, `${field}.apiGroup`, GROUP)];
  }
  if (kind !== 'ServiceAccount') {
    const kinds = ['ServiceAccount', 'User', 'Group'];
    return [...nameless, notSupported(`${field}.kind`, kind, kinds)];
  }
  return [
    ...nameless,
    ...(name === '' ? [] : invalidBy(subdomainProblems, `${field}.name`, name)),
    ...groupProblems(subject, `${field}.apiGroup`, ''),
    ...(!isNamespaced && textOf(subject, 'namespace') === ''
      ? [required(`${field}.namespace`)]
      : []),
  ];
}

function groupProblems(owner: JsonObject, field: string, group: string): Problem[] {
  const written = textOf(owner, 'apiGroup');
  return written === group ? [] : [notSupported(field, written, [group])];
}

function goReference(reference: JsonObject): string {
  const [group, kind, name] = ['apiGroup', 'kind', 'name'].map((key) =>
    JSON.stringify(textOf(reference, key)),
  );
  return `rbac.RoleRef{APIGroup:${group}, Kind:${kind}, Name:${name}}`;
}
