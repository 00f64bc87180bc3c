/**
 * Which nodes a daemon set wants to be on, and what its pods bear to be there.
 * Upstream: pkg/controller/daemon/daemon_controller.go nodeShouldRunDaemonPod, util/daemonset_util.go.
 */
import type { Affinity } from '../object-scheduling';
import type { DaemonSet } from '../object-sets';
import type { Node, Pod, PodSpec, Taint, Toleration } from '../objects';
import { isNodeAllowed } from '../scheduler/node-selector-terms';
import { firstUntolerated } from '../tolerations';
import { podFromTemplate } from './pod-from-template';

export type Presence = {
  /** Whether a pod is to be there. */
  runs: boolean;
  /** Whether one that is there may stay. */
  stays: boolean;
};

const NODE_NAME = 'metadata.name';

/** A daemon belongs to its node: what is wrong with the node does not drive it away. */
const BORNE: readonly Toleration[] = [
  borne('not-ready', 'NoExecute'),
  borne('unreachable', 'NoExecute'),
  borne('disk-pressure', 'NoSchedule'),
  borne('memory-pressure', 'NoSchedule'),
  borne('pid-pressure', 'NoSchedule'),
  borne('unschedulable', 'NoSchedule'),
];

export function presenceOn(set: DaemonSet, node: Node): Presence {
  const pod = podFromTemplate(set, set.spec.template, '');
  const { nodeName } = pod.spec;
  const isOther = nodeName !== undefined && nodeName !== '' && nodeName !== node.metadata.name;
  if (isOther || !isNodeAllowed(pod, node)) return { runs: false, stays: false };
  const { tolerations } = daemonPodSpec(pod.spec);
  const bears = (effects: readonly Taint['effect'][]) => {
    const taints = (node.spec.taints ?? []).filter(({ effect }) => effects.includes(effect));
    return !firstUntolerated(taints, tolerations);
  };
  return { runs: bears(['NoSchedule', 'NoExecute']), stays: bears(['NoExecute']) };
}

/** The template's spec with what every daemon bears. */
export function daemonPodSpec(spec: PodSpec): PodSpec & { tolerations: Toleration[] } {
  const added = spec.hostNetwork ? [...BORNE, borne('network-unavailable', 'NoSchedule')] : BORNE;
  return { ...spec, tolerations: added.reduce(withToleration, spec.tolerations ?? []) };
}

/** Only this node will do; other nodes that the template requires are no longer asked for. */
export function pinnedTo(nodeName: string, affinity: Affinity | undefined): Affinity {
  const requirement = { key: NODE_NAME, operator: 'In', values: [nodeName] };
  return {
    ...affinity,
    nodeAffinity: {
      ...affinity?.nodeAffinity,
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchFields: [requirement] }],
      },
    },
  };
}

/** The node that a pod is on or is meant for. */
export function targetNode({ spec }: Pod): string | null {
  if (spec.nodeName) return spec.nodeName;
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const fields = (required?.nodeSelectorTerms ?? []).flatMap(({ matchFields = [] }) => matchFields);
  const pin = fields.find(({ key, operator }) => key === NODE_NAME && operator === 'In');
  return pin?.values?.length === 1 ? (pin.values[0] ?? null) : null;
}

function borne(condition: string, effect: Taint['effect']): Toleration {
  return { key: `node.kubernetes.io/${condition}`, operator: 'Exists', effect };
}

/** In the place of one that differs in its seconds only. */
function withToleration(all: readonly Toleration[], added: Toleration): Toleration[] {
  const isSame = ({ key, operator, effect, value = '' }: Toleration) =>
    key === added.key && operator === added.operator && effect === added.effect && value === '';
  return all.some(isSame)
    ? all.map((toleration) => (isSame(toleration) ? added : toleration))
    : [...all, added];
}
