/** What the API server refuses, in its words. Upstream: pkg/apis/core/validation, pkg/apis/apps/validation. */
import { isSelected } from '../labels';
import type { Job } from '../object-job';
import type { Deployment, KubernetesObject, PodSpec, ReplicaSet, Service } from '../objects';
import { milliValue } from '../quantity';

const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const SUBDOMAIN_WORDS =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const SERVICE_NAME = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const SERVICE_NAME_WORDS =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

/** Empty when it may be stored. */
export function validate(object: KubernetesObject): string[] {
  switch (object.kind) {
    case 'Pod':
      return [...nameProblems(object), ...podSpecProblems(object.spec, 'spec')];
    case 'Deployment':
    case 'ReplicaSet':
      return [...nameProblems(object), ...workloadProblems(object)];
    case 'Job':
      return [...nameProblems(object), ...jobProblems(object)];
    case 'Service':
      return serviceProblems(object);
    default:
      return nameProblems(object);
  }
}

function nameProblems(object: KubernetesObject): string[] {
  const { name } = object.metadata;
  if (name === '') return ['metadata.name: Required value: name or generateName is required'];
  return SUBDOMAIN.test(name)
    ? []
    : [`metadata.name: Invalid value: ${JSON.stringify(name)}: ${SUBDOMAIN_WORDS}`];
}

function podSpecProblems(spec: PodSpec, path: string): string[] {
  if (spec.containers.length === 0) return [`${path}.containers: Required value`];
  const names = spec.containers.map((container) => container.name);
  return spec.containers.flatMap((container, i) => {
    const at = `${path}.containers[${i}]`;
    const repeated = names.indexOf(container.name) < i;
    return [
      ...(repeated ? [`${at}.name: Duplicate value: "${container.name}"`] : []),
      ...(container.image === '' ? [`${at}.image: Required value`] : []),
      ...amountProblems(container.resources?.requests ?? {}, `${at}.resources.requests`),
    ];
  });
}

function amountProblems(amounts: Record<string, string | number>, path: string): string[] {
  return Object.entries(amounts).flatMap(([name, amount]) => {
    const millis = milliValue(amount);
    if (millis === null || millis >= 0) return [];
    const words = 'must be greater than or equal to 0';
    return [`${path}[${name}]: Invalid value: "${amount}": ${words}`];
  });
}

function workloadProblems(workload: Deployment | ReplicaSet): string[] {
  const { replicas, selector, template } = workload.spec;
  const labels = template.metadata.labels ?? {};
  const asks = { ...selector.matchLabels };
  const isEmpty = Object.keys(asks).length === 0 && (selector.matchExpressions ?? []).length === 0;
  return [
    ...(replicas < 0
      ? [`spec.replicas: Invalid value: ${replicas}: must be greater than or equal to 0`]
      : []),
    ...(isEmpty
      ? [
          `spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string(nil), MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: empty selector is invalid for ${workload.kind === 'Deployment' ? 'deployment' : 'replicaset'}`,
        ]
      : []),
    ...(isSelected(selector, labels)
      ? []
      : [
          `spec.template.metadata.labels: Invalid value: ${goMap(labels)}: \`selector\` does not match template \`labels\``,
        ]),
    ...podSpecProblems(template.spec, 'spec.template.spec'),
    ...(template.spec.restartPolicy === 'Always'
      ? []
      : [
          `spec.template.spec.restartPolicy: Unsupported value: "${template.spec.restartPolicy}": supported values: "Always"`,
        ]),
  ];
}

function jobProblems({ spec }: Job): string[] {
  const { restartPolicy } = spec.template.spec;
  return [
    ...podSpecProblems(spec.template.spec, 'spec.template.spec'),
    ...(restartPolicy === 'OnFailure' || restartPolicy === 'Never'
      ? []
      : [
          `spec.template.spec.restartPolicy: Unsupported value: "${restartPolicy}": supported values: "OnFailure", "Never"`,
        ]),
  ];
}

/** How Go prints a map. */
function goMap(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[string]string{${pairs.map(([key, value]) => `"${key}":"${value}"`).join(', ')}}`;
}

function serviceProblems(service: Service): string[] {
  const { name } = service.metadata;
  const { ports } = service.spec;
  return [
    ...(SERVICE_NAME.test(name)
      ? []
      : [`metadata.name: Invalid value: ${JSON.stringify(name)}: ${SERVICE_NAME_WORDS}`]),
    ...(ports.length === 0 && service.spec.clusterIP !== 'None'
      ? ['spec.ports: Required value']
      : []),
    ...ports.flatMap(({ port, nodePort }, i) => [
      ...(port >= 1 && port <= 65_535
        ? []
        : [
            `spec.ports[${i}].port: Invalid value: ${port}: must be between 1 and 65535, inclusive`,
          ]),
      ...(nodePort === undefined || (nodePort >= 30_000 && nodePort <= 32_767)
        ? []
        : [
            `spec.ports[${i}].nodePort: Invalid value: ${nodePort}: provided port is not in the valid range. The range of valid ports is 30000-32767`,
          ]),
    ]),
  ];
}
