/**
 * A daemon set counts the changes of its template in an annotation that nobody else may write; its pods carry the
 * number. Upstream: pkg/registry/apps/daemonset/strategy.go, pkg/apis/apps/v1/conversion.go.
 */
import { isEqualJson } from '../json';
import type { KubernetesObject } from '../objects';

const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation';

/** `before` is what the object takes the place of. */
export function withTemplateGeneration(
  object: KubernetesObject,
  before: KubernetesObject | null,
): KubernetesObject {
  if (object.kind !== 'DaemonSet') return object;
  const generation = before?.kind === 'DaemonSet' ? before.metadata.annotations : undefined;
  const last = Number(generation?.[TEMPLATE_GENERATION] ?? 0);
  const isSame =
    before?.kind === 'DaemonSet' && isEqualJson(object.spec.template, before.spec.template);
  const annotations = {
    ...object.metadata.annotations,
    [TEMPLATE_GENERATION]: String(isSame ? last : last + 1),
  };
  return { ...object, metadata: { ...object.metadata, annotations } };
}
