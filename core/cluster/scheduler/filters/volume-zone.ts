/** A volume of a zone is for the nodes of that zone. Upstream: plugins/volumezone. */
import type { Labels } from '../../objects';
import { getObject } from '../../store';
import { claimNames } from '../../volumes';
import type { Cycle, Filter } from '../plugin';

const ZONE_LABELS = [
  'failure-domain.beta.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
];
const REFUSAL = { reasons: ['node(s) had no available volume zone'], isResolvable: false };

export const volumeZone: Filter = {
  rule: 'scheduler.volumeZone',
  prepare(cycle) {
    const zones = volumeLabels(cycle).flatMap(zoneLabels);
    if (zones.length === 0) return () => null;
    return ({ node }) => {
      const own = new Map(zoneLabels(node.metadata.labels));
      if (own.size === 0) return null;
      const isIn = ([key, value]: [string, string]) =>
        value.split('__').includes(own.get(key) ?? '');
      return zones.every(isIn) ? null : REFUSAL;
    };
  },
};

function volumeLabels({ pod, view }: Cycle): (Labels | undefined)[] {
  return claimNames(pod).map((name) => {
    const claim = getObject(view, 'PersistentVolumeClaim', `${pod.metadata.namespace}/${name}`);
    const volume = claim?.spec.volumeName;
    return volume ? getObject(view, 'PersistentVolume', `/${volume}`)?.metadata.labels : undefined;
  });
}

function zoneLabels(labels: Labels | undefined): [string, string][] {
  return Object.entries(labels ?? {}).filter(([key]) => ZONE_LABELS.includes(key));
}
