import { listObjects } from '../../store';
import { authorOf, type Invariant, recentViews } from '../invariant';

/**
 * An autoscaler sets no size below its least or above its most.
 * Kubernetes: "Horizontal Pod Autoscaling"; pkg/controller/podautoscaler/horizontal.go reconcileAutoscaler.
 */
export const autoscalersKeepBounds: Invariant = (course) =>
  course.changes.flatMap((change) => {
    const { object, revision } = change;
    if (
      object?.kind !== 'Deployment' &&
      object?.kind !== 'StatefulSet' &&
      object?.kind !== 'ReplicaSet'
    )
      return [];
    if (authorOf(change, course.cluster)?.actor !== 'horizontal-pod-autoscaler') return [];
    const { kind, metadata, spec } = object;
    const scalers = recentViews(change, course)
      .flatMap((view) => listObjects(view, 'HorizontalPodAutoscaler', metadata.namespace))
      .filter((scaler) => scaler.spec.scaleTargetRef.kind === kind)
      .filter((scaler) => scaler.spec.scaleTargetRef.name === metadata.name);
    const isWithin = scalers.some(
      ({ spec: { minReplicas, maxReplicas } }) =>
        spec.replicas >= minReplicas && spec.replicas <= maxReplicas,
    );
    const text = `${metadata.name} was set to ${spec.replicas}, which no autoscaler allows`;
    return isWithin ? [] : [{ revision, text }];
  });
