/** Namespaces, and what bounds those in them, as they come in. Upstream: pkg/registry/core/namespace/strategy.go. */
import type { JsonObject } from '../json';
import type { LimitRange, Namespace, ResourceQuota } from '../object-namespace';
import { changed, each, part } from './fill';
import { list, object, oneOf, record, type Shape, text, textOrNumber } from './shape';
import { condition, metadata } from './shapes';

/** The namespace controller, which empties a namespace before it goes. */
const FINALIZER = 'kubernetes';

export const namespaceShape: Shape<Namespace> = object(
  {
    apiVersion: oneOf(['v1']),
    kind: oneOf(['Namespace']),
    metadata,
    spec: object({}, { finalizers: list(text) }),
    status: object({ phase: oneOf(['Active', 'Terminating']) }, { conditions: list(condition) }),
  },
  {},
);

const amounts = record(textOrNumber);

export const resourceQuotaShape: Shape<ResourceQuota> = object(
  {
    apiVersion: oneOf(['v1']),
    kind: oneOf(['ResourceQuota']),
    metadata,
    spec: object(
      {},
      {
        hard: amounts,
        scopes: list(text),
        scopeSelector: object(
          {},
          {
            matchExpressions: list(
              object({ scopeName: text, operator: text }, { values: list(text) }),
            ),
          },
        ),
      },
    ),
    status: object({}, { hard: amounts, used: amounts }),
  },
  {},
);

export const limitRangeShape: Shape<LimitRange> = object(
  {
    apiVersion: oneOf(['v1']),
    kind: oneOf(['LimitRange']),
    metadata,
    spec: object(
      {
        limits: list(
          object(
            { type: text },
            {
              max: amounts,
              min: amounts,
              default: amounts,
              defaultRequest: amounts,
              maxLimitRequestRatio: amounts,
            },
          ),
        ),
      },
      {},
    ),
  },
  {},
);

export function completeNamespace(namespace: JsonObject): JsonObject {
  const { finalizers } = part(namespace, 'spec');
  return {
    ...namespace,
    spec: { ...part(namespace, 'spec'), finalizers: finalizers ?? [FINALIZER] },
    status: { phase: 'Active', ...part(namespace, 'status') },
  };
}

export function completeQuota(quota: JsonObject): JsonObject {
  return { ...quota, spec: part(quota, 'spec'), status: part(quota, 'status') };
}

/** What a container gets is at most what it may have, and asks for as much. Upstream: SetDefaults_LimitRangeItem. */
export function completeLimitRange(range: JsonObject): JsonObject {
  return changed(range, 'spec', (spec) =>
    each(spec, 'limits', (item) => {
      if (item.type !== 'Container') return item;
      const limits = { ...part(item, 'max'), ...part(item, 'default') };
      const requests = { ...part(item, 'min'), ...limits, ...part(item, 'defaultRequest') };
      return { ...item, ...ifAny('default', limits), ...ifAny('defaultRequest', requests) };
    }),
  );
}

function ifAny(key: string, amounts: JsonObject): JsonObject {
  return Object.keys(amounts).length > 0 ? { [key]: amounts } : {};
}
