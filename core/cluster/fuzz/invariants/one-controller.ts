import { always } from '../invariant';

/**
 * No object has two owners that manage it.
 * Kubernetes: apimachinery/pkg/api/validation ValidateOwnerReferences, "Only one reference can have Controller
 * set to true".
 */
export const oneController = always(
  ['Pod', 'ReplicaSet', 'Job', 'ControllerRevision'],
  ({ object }) => {
    const owners = object?.metadata.ownerReferences ?? [];
    const controllers = owners.filter(({ controller }) => controller);
    return controllers.length > 1
      ? [`${object?.metadata.name} has ${controllers.length} controllers`]
      : [];
  },
);
