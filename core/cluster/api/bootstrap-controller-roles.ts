/**
 * What each controller may do, under the name of its account in kube-system; written as the other roles.
 * Upstream: plugin/pkg/auth/authorizer/rbac/bootstrappolicy/controller_policy.go.
 */
export const controllerRoleLines = `
clusterrole-aggregation-controller
  escalate,get,list,patch,update,watch rbac.authorization.k8s.io clusterroles
cronjob-controller
  get,list,update,watch batch cronjobs
  create,delete,get,list,patch,update,watch batch jobs
  update batch cronjobs/status
  update batch cronjobs/finalizers
  delete,list core pods
  EVENTS
daemon-set-controller
  READ apps,extensions daemonsets
  update apps,extensions daemonsets/status
  update apps,extensions daemonsets/finalizers
  list,watch core nodes
  create,delete,list,patch,watch core pods
  create core pods/binding
  create,delete,get,list,patch,update,watch apps controllerrevisions
  EVENTS
deployment-controller
  get,list,update,watch apps,extensions deployments
  update apps,extensions deployments/status
  update apps,extensions deployments/finalizers
  create,delete,get,list,patch,update,watch apps,extensions replicasets
  get,list,update,watch core pods
  EVENTS
disruption-controller
  READ apps,extensions deployments
  READ apps,extensions replicasets
  READ core replicationcontrollers
  READ policy poddisruptionbudgets
  READ apps statefulsets
  update policy poddisruptionbudgets/status
  get * */scale
  EVENTS
endpoint-controller
  READ core pods,services
  create,delete,get,list,update core endpoints
  create core endpoints/restricted
  EVENTS
endpointslice-controller
  READ core nodes,pods,services
  update core services/finalizers
  create,delete,get,list,update discovery.k8s.io endpointslices
  EVENTS
generic-garbage-collector
  delete,get,list,patch,update,watch * *
  EVENTS
horizontal-pod-autoscaler
  READ autoscaling horizontalpodautoscalers
  update autoscaling horizontalpodautoscalers/status
  get,update * */scale
  list core pods
  get core services/proxy http:heapster:,https:heapster:
  list metrics.k8s.io pods
  get,list custom.metrics.k8s.io *
  EVENTS
job-controller
  get,list,update,watch batch jobs
  update batch jobs/status
  update batch jobs/finalizers
  create,delete,list,patch,watch core pods
  EVENTS
namespace-controller
  delete,get,list,watch core namespaces
  update core namespaces/finalize,namespaces/status
  delete,deletecollection,get,list * *
node-controller
  delete,get,list,patch,update core nodes
  patch,update core nodes/status
  update core pods/status
  delete,list core pods
  EVENTS
persistent-volume-binder
  create,delete,get,list,update,watch core persistentvolumes
  update core persistentvolumes/status
  get,list,update,watch core persistentvolumeclaims
  update core persistentvolumeclaims/status
  create,delete,get,list,watch core pods
  READ storage.k8s.io storageclasses
  create,delete,get,update core endpoints
  create,delete,get core services
  get core secrets
  get,list core nodes
  watch core events
  EVENTS
pod-garbage-collector
  delete,list,watch core pods
  get,list core nodes
pv-protection-controller
  get,list,update,watch core persistentvolumes
  EVENTS
pvc-protection-controller
  get,list,update,watch core persistentvolumeclaims
  READ core pods
  EVENTS
replicaset-controller
  get,list,update,watch apps,extensions replicasets
  update apps,extensions replicasets/status
  update apps,extensions replicasets/finalizers
  create,delete,list,patch,watch core pods
  EVENTS
resourcequota-controller
  list,watch * *
  update core resourcequotas/status
  EVENTS
root-ca-cert-publisher
  create,update core configmaps
  EVENTS
service-account-controller
  create core serviceaccounts
  EVENTS
service-controller
  READ core services
  patch,update core services/status
  list,watch core nodes
  EVENTS
statefulset-controller
  list,watch core pods
  READ apps statefulsets
  update apps statefulsets/status
  update apps statefulsets/finalizers
  create,delete,get,patch,update core pods
  create,delete,get,list,patch,update,watch apps controllerrevisions
  create,get core persistentvolumeclaims
  EVENTS
`;
