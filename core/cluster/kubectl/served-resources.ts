/** What the API server serves, as `kubectl api-resources` lists it: by group, then by name. */
import type { Constants } from '../profile';

export type ServedResource = {
  name: string;
  shortNames: readonly string[];
  apiVersion: string;
  group: string;
  namespaced: boolean;
  kind: string;
};

/** Name, short names, version, whether in namespaces, kind; and where releases differ, which of the two it is. */
const TABLE = `
bindings - v1 true Binding
componentstatuses cs v1 false ComponentStatus
configmaps cm v1 true ConfigMap
endpoints ep v1 true Endpoints
events ev v1 true Event
limitranges limits v1 true LimitRange
namespaces ns v1 false Namespace
nodes no v1 false Node
persistentvolumeclaims pvc v1 true PersistentVolumeClaim
persistentvolumes pv v1 false PersistentVolume
pods po v1 true Pod
podtemplates - v1 true PodTemplate
replicationcontrollers rc v1 true ReplicationController
resourcequotas quota v1 true ResourceQuota
secrets - v1 true Secret
serviceaccounts sa v1 true ServiceAccount
services svc v1 true Service
mutatingwebhookconfigurations - admissionregistration.k8s.io/v1 false MutatingWebhookConfiguration
validatingadmissionpolicies - admissionregistration.k8s.io/v1 false ValidatingAdmissionPolicy new
validatingadmissionpolicybindings - admissionregistration.k8s.io/v1 false ValidatingAdmissionPolicyBinding new
validatingwebhookconfigurations - admissionregistration.k8s.io/v1 false ValidatingWebhookConfiguration
customresourcedefinitions crd,crds apiextensions.k8s.io/v1 false CustomResourceDefinition
apiservices - apiregistration.k8s.io/v1 false APIService
controllerrevisions - apps/v1 true ControllerRevision
daemonsets ds apps/v1 true DaemonSet
deployments deploy apps/v1 true Deployment
replicasets rs apps/v1 true ReplicaSet
statefulsets sts apps/v1 true StatefulSet
selfsubjectreviews - authentication.k8s.io/v1 false SelfSubjectReview new
tokenreviews - authentication.k8s.io/v1 false TokenReview
localsubjectaccessreviews - authorization.k8s.io/v1 true LocalSubjectAccessReview
selfsubjectaccessreviews - authorization.k8s.io/v1 false SelfSubjectAccessReview
selfsubjectrulesreviews - authorization.k8s.io/v1 false SelfSubjectRulesReview
subjectaccessreviews - authorization.k8s.io/v1 false SubjectAccessReview
horizontalpodautoscalers hpa autoscaling/v1 true HorizontalPodAutoscaler old
horizontalpodautoscalers hpa autoscaling/v2 true HorizontalPodAutoscaler new
cronjobs cj batch/v1beta1 true CronJob old
cronjobs cj batch/v1 true CronJob new
jobs - batch/v1 true Job
certificatesigningrequests csr certificates.k8s.io/v1 false CertificateSigningRequest
leases - coordination.k8s.io/v1 true Lease
endpointslices - discovery.k8s.io/v1beta1 true EndpointSlice old
endpointslices - discovery.k8s.io/v1 true EndpointSlice new
events ev events.k8s.io/v1 true Event
ingresses ing extensions/v1beta1 true Ingress old
flowschemas - flowcontrol.apiserver.k8s.io/v1beta1 false FlowSchema old
flowschemas - flowcontrol.apiserver.k8s.io/v1 false FlowSchema new
prioritylevelconfigurations - flowcontrol.apiserver.k8s.io/v1beta1 false PriorityLevelConfiguration old
prioritylevelconfigurations - flowcontrol.apiserver.k8s.io/v1 false PriorityLevelConfiguration new
ingressclasses - networking.k8s.io/v1 false IngressClass
ingresses ing networking.k8s.io/v1 true Ingress
ipaddresses ip networking.k8s.io/v1 false IPAddress new
networkpolicies netpol networking.k8s.io/v1 true NetworkPolicy
servicecidrs - networking.k8s.io/v1 false ServiceCIDR new
runtimeclasses - node.k8s.io/v1 false RuntimeClass
poddisruptionbudgets pdb policy/v1beta1 true PodDisruptionBudget old
poddisruptionbudgets pdb policy/v1 true PodDisruptionBudget new
podsecuritypolicies psp policy/v1beta1 false PodSecurityPolicy old
clusterrolebindings - rbac.authorization.k8s.io/v1 false ClusterRoleBinding
clusterroles - rbac.authorization.k8s.io/v1 false ClusterRole
rolebindings - rbac.authorization.k8s.io/v1 true RoleBinding
roles - rbac.authorization.k8s.io/v1 true Role
deviceclasses - resource.k8s.io/v1 false DeviceClass new
resourceclaims - resource.k8s.io/v1 true ResourceClaim new
resourceclaimtemplates - resource.k8s.io/v1 true ResourceClaimTemplate new
resourceslices - resource.k8s.io/v1 false ResourceSlice new
priorityclasses pc scheduling.k8s.io/v1 false PriorityClass
csidrivers - storage.k8s.io/v1 false CSIDriver
csinodes - storage.k8s.io/v1 false CSINode
csistoragecapacities - storage.k8s.io/v1 true CSIStorageCapacity new
storageclasses sc storage.k8s.io/v1 false StorageClass
volumeattachments - storage.k8s.io/v1 false VolumeAttachment
volumeattributesclasses vac storage.k8s.io/v1 false VolumeAttributesClass new
`;

const rows = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [name = '', short = '', apiVersion = '', namespaced, kind = '', release] =
      line.split(' ');
    const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
    const shortNames = short === '-' ? [] : short.split(',');
    const resource = { name, shortNames, apiVersion, group, namespaced: namespaced === 'true' };
    return { release, resource: { ...resource, kind } };
  });

export function servedResources({ servesBeta }: Constants): readonly ServedResource[] {
  return rows
    .filter(({ release }) => release === undefined || (release === 'old') === servesBeta)
    .map(({ resource }) => resource);
}

/** The version in which a kind comes from the server when a command names none. */
export function servedVersion(kind: string, constants: Constants): string {
  return servedResources(constants).find((resource) => resource.kind === kind)?.apiVersion ?? 'v1';
}

/** Short, singular, plural, or with its group, or with version and group: `deployments.v1.apps`. */
export function servedResource(word: string): ServedResource | undefined {
  const lower = word.toLowerCase();
  const found = rows.find(
    ({ resource: { name, shortNames, kind, group, apiVersion } }) =>
      group !== 'extensions' &&
      [name, ...shortNames, kind.toLowerCase()].some((known) => {
        const version = apiVersion.split('/').at(-1);
        return [known, `${known}.${group}`, `${known}.${version}.${group}`].includes(lower);
      }),
  );
  return found?.resource;
}
