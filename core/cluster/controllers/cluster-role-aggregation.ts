/** Roles that are made of others follow them. Upstream: pkg/controller/clusterroleaggregation. */
import { aggregatedRules } from '../aggregated-rules';
import { isEqualJson } from '../json';
import { getObject, listObjects, workKeyOf } from '../store';
import type { Controller } from './controller';

type NoMemory = Record<string, never>;

export const clusterRoleAggregationController: Controller<NoMemory> = {
  initial: {},
  observe(memory, { object, previous }, { view }) {
    if ((object ?? previous)?.kind !== 'ClusterRole') return { memory, keys: [] };
    const aggregates = listObjects(view, 'ClusterRole').filter((role) => role.aggregationRule);
    return { memory, keys: aggregates.map(workKeyOf) };
  },
  sync(memory, key, { view }) {
    const role = getObject(view, 'ClusterRole', key);
    if (!role?.aggregationRule) return { memory, decisions: [] };
    const { name } = role.metadata;
    const others = listObjects(view, 'ClusterRole').filter(
      ({ metadata }) => metadata.name !== name,
    );
    const rules = aggregatedRules(role.aggregationRule.clusterRoleSelectors ?? [], others);
    if (isEqualJson(rules, role.rules ?? [])) return { memory, decisions: [] };
    return {
      memory,
      decisions: [
        {
          rule: 'clusterRoleAggregation.syncClusterRole',
          text: `ClusterRole ${name} is made of others: ${rules.length} rules instead of ${role.rules?.length ?? 0}.`,
          inputs: { role: name, rules: rules.length },
          requests: [{ verb: 'update', object: { ...role, rules } }],
        },
      ],
    };
  },
};
