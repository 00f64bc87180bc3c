/** What the server adds to a pod when it is created, whoever asked for it. */
import type { Container, Pod, Toleration } from '../objects';
import { qosClass } from './qos-class';

export function admitPod(pod: Pod): Pod {
  const asking = withRequests(pod);
  const status = { ...asking.status, qosClass: qosClass(asking.spec) };
  return withDefaultTolerations({ ...asking, status });
}

/** Requests that are not said are the limits that are. Upstream: pkg/apis/core/v1/defaults.go SetDefaults_Pod. */
export function withRequests(pod: Pod): Pod {
  const { containers, initContainers } = pod.spec;
  return {
    ...pod,
    spec: {
      ...pod.spec,
      containers: containers.map(asking),
      ...(initContainers ? { initContainers: initContainers.map(asking) } : {}),
    },
  };
}

function asking(container: Container): Container {
  const { limits, requests } = container.resources ?? {};
  return limits
    ? {
        ...container,
        resources: { ...container.resources, requests: { ...limits, ...requests } },
      }
    : container;
}

/** Upstream: plugin/pkg/admission/defaulttolerationseconds. */
function withDefaultTolerations(pod: Pod): Pod {
  const written = pod.spec.tolerations ?? [];
  const added = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']
    .filter((key) => !written.some((toleration) => toleratesNoExecute(toleration, key)))
    .map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }));
  return added.length === 0
    ? pod
    : { ...pod, spec: { ...pod.spec, tolerations: [...written, ...added] } };
}

function toleratesNoExecute(toleration: Toleration, key: string): boolean {
  const { key: tolerated, effect } = toleration;
  return (tolerated === key || !tolerated) && (effect === 'NoExecute' || !effect);
}
