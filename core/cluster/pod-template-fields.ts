/**
 * The fields of a template for pods, in the order and of the types that they have in Go: what a template's hash is
 * taken of. The name in JSON stands third where it is not the same; `.` is for a struct without a level of its own.
 * Sources of volumes that nobody has here are named, not described.
 * Upstream: k8s.io/api/core/v1/types.go, apimachinery/pkg/apis/meta/v1/types.go of 1.20.
 */
export type Field = { readonly name: string; readonly type: string; readonly key: string };

const STRUCTS = `
PodTemplateSpec: ObjectMeta v1.ObjectMeta metadata, Spec v1.PodSpec
ObjectMeta: Name string, GenerateName string, Namespace string, SelfLink string, UID types.UID uid, ResourceVersion string, Generation int64, CreationTimestamp v1.Time, DeletionTimestamp *v1.Time, DeletionGracePeriodSeconds *int64, Labels map[string]string, Annotations map[string]string, OwnerReferences []v1.OwnerReference, Finalizers []string, ClusterName string, ManagedFields []v1.ManagedFieldsEntry
PodSpec: Volumes []v1.Volume, InitContainers []v1.Container, Containers []v1.Container, EphemeralContainers []v1.EphemeralContainer, RestartPolicy v1.RestartPolicy, TerminationGracePeriodSeconds *int64, ActiveDeadlineSeconds *int64, DNSPolicy v1.DNSPolicy dnsPolicy, NodeSelector map[string]string, ServiceAccountName string, DeprecatedServiceAccount string serviceAccountName, AutomountServiceAccountToken *bool, NodeName string, HostNetwork bool, HostPID bool, HostIPC bool, ShareProcessNamespace *bool, SecurityContext *v1.PodSecurityContext, ImagePullSecrets []v1.LocalObjectReference, Hostname string, Subdomain string, Affinity *v1.Affinity, SchedulerName string, Tolerations []v1.Toleration, HostAliases []v1.HostAlias, PriorityClassName string, Priority *int32, DNSConfig *v1.PodDNSConfig dnsConfig, ReadinessGates []v1.PodReadinessGate, RuntimeClassName *string, EnableServiceLinks *bool, PreemptionPolicy *v1.PreemptionPolicy, Overhead v1.ResourceList, TopologySpreadConstraints []v1.TopologySpreadConstraint, SetHostnameAsFQDN *bool
Container: Name string, Image string, Command []string, Args []string, WorkingDir string, Ports []v1.ContainerPort, EnvFrom []v1.EnvFromSource, Env []v1.EnvVar, Resources v1.ResourceRequirements, VolumeMounts []v1.VolumeMount, VolumeDevices []v1.VolumeDevice, LivenessProbe *v1.Probe, ReadinessProbe *v1.Probe, StartupProbe *v1.Probe, Lifecycle *v1.Lifecycle, TerminationMessagePath string, TerminationMessagePolicy v1.TerminationMessagePolicy, ImagePullPolicy v1.PullPolicy, SecurityContext *v1.SecurityContext, Stdin bool, StdinOnce bool, TTY bool tty
ContainerPort: Name string, HostPort int32, ContainerPort int32, Protocol v1.Protocol, HostIP string
EnvFromSource: Prefix string, ConfigMapRef *v1.ConfigMapEnvSource, SecretRef *v1.SecretEnvSource
ConfigMapEnvSource: LocalObjectReference v1.LocalObjectReference ., Optional *bool
SecretEnvSource: LocalObjectReference v1.LocalObjectReference ., Optional *bool
EnvVar: Name string, Value string, ValueFrom *v1.EnvVarSource
EnvVarSource: FieldRef *v1.ObjectFieldSelector, ResourceFieldRef *v1.ResourceFieldSelector, ConfigMapKeyRef *v1.ConfigMapKeySelector, SecretKeyRef *v1.SecretKeySelector
ObjectFieldSelector: APIVersion string apiVersion, FieldPath string
ResourceFieldSelector: ContainerName string, Resource string, Divisor resource.Quantity
ConfigMapKeySelector: LocalObjectReference v1.LocalObjectReference ., Key string, Optional *bool
SecretKeySelector: LocalObjectReference v1.LocalObjectReference ., Key string, Optional *bool
ResourceRequirements: Limits v1.ResourceList, Requests v1.ResourceList
VolumeMount: Name string, ReadOnly bool, MountPath string, SubPath string, MountPropagation *v1.MountPropagationMode, SubPathExpr string
VolumeDevice: Name string, DevicePath string
Probe: Handler v1.Handler ., InitialDelaySeconds int32, TimeoutSeconds int32, PeriodSeconds int32, SuccessThreshold int32, FailureThreshold int32
Handler: Exec *v1.ExecAction, HTTPGet *v1.HTTPGetAction httpGet, TCPSocket *v1.TCPSocketAction tcpSocket
ExecAction: Command []string
HTTPGetAction: Path string, Port intstr.IntOrString, Host string, Scheme v1.URIScheme, HTTPHeaders []v1.HTTPHeader httpHeaders
HTTPHeader: Name string, Value string
TCPSocketAction: Port intstr.IntOrString, Host string
Lifecycle: PostStart *v1.Handler, PreStop *v1.Handler
SecurityContext: Capabilities *v1.Capabilities, Privileged *bool, SELinuxOptions *v1.SELinuxOptions seLinuxOptions, WindowsOptions *v1.WindowsSecurityContextOptions, RunAsUser *int64, RunAsGroup *int64, RunAsNonRoot *bool, ReadOnlyRootFilesystem *bool, AllowPrivilegeEscalation *bool, ProcMount *v1.ProcMountType, SeccompProfile *v1.SeccompProfile
Capabilities: Add []v1.Capability, Drop []v1.Capability
SELinuxOptions: User string, Role string, Type string, Level string
WindowsSecurityContextOptions: GMSACredentialSpecName *string gmsaCredentialSpecName, GMSACredentialSpec *string gmsaCredentialSpec, RunAsUserName *string
SeccompProfile: Type v1.SeccompProfileType, LocalhostProfile *string
PodSecurityContext: SELinuxOptions *v1.SELinuxOptions seLinuxOptions, WindowsOptions *v1.WindowsSecurityContextOptions, RunAsUser *int64, RunAsGroup *int64, RunAsNonRoot *bool, SupplementalGroups []int64, FSGroup *int64 fsGroup, Sysctls []v1.Sysctl, FSGroupChangePolicy *v1.PodFSGroupChangePolicy fsGroupChangePolicy, SeccompProfile *v1.SeccompProfile
Sysctl: Name string, Value string
LocalObjectReference: Name string
Affinity: NodeAffinity *v1.NodeAffinity, PodAffinity *v1.PodAffinity, PodAntiAffinity *v1.PodAntiAffinity
NodeAffinity: RequiredDuringSchedulingIgnoredDuringExecution *v1.NodeSelector, PreferredDuringSchedulingIgnoredDuringExecution []v1.PreferredSchedulingTerm
NodeSelector: NodeSelectorTerms []v1.NodeSelectorTerm
NodeSelectorTerm: MatchExpressions []v1.NodeSelectorRequirement, MatchFields []v1.NodeSelectorRequirement
NodeSelectorRequirement: Key string, Operator v1.NodeSelectorOperator, Values []string
PreferredSchedulingTerm: Weight int32, Preference v1.NodeSelectorTerm
PodAffinity: RequiredDuringSchedulingIgnoredDuringExecution []v1.PodAffinityTerm, PreferredDuringSchedulingIgnoredDuringExecution []v1.WeightedPodAffinityTerm
PodAntiAffinity: RequiredDuringSchedulingIgnoredDuringExecution []v1.PodAffinityTerm, PreferredDuringSchedulingIgnoredDuringExecution []v1.WeightedPodAffinityTerm
PodAffinityTerm: LabelSelector *v1.LabelSelector, Namespaces []string, TopologyKey string
WeightedPodAffinityTerm: Weight int32, PodAffinityTerm v1.PodAffinityTerm
LabelSelector: MatchLabels map[string]string, MatchExpressions []v1.LabelSelectorRequirement
LabelSelectorRequirement: Key string, Operator v1.LabelSelectorOperator, Values []string
Toleration: Key string, Operator v1.TolerationOperator, Value string, Effect v1.TaintEffect, TolerationSeconds *int64
HostAlias: IP string ip, Hostnames []string
PodDNSConfig: Nameservers []string, Searches []string, Options []v1.PodDNSConfigOption
PodDNSConfigOption: Name string, Value *string
PodReadinessGate: ConditionType v1.PodConditionType
TopologySpreadConstraint: MaxSkew int32, TopologyKey string, WhenUnsatisfiable v1.UnsatisfiableConstraintAction, LabelSelector *v1.LabelSelector
Volume: Name string, VolumeSource v1.VolumeSource .
VolumeSource: HostPath *v1.HostPathVolumeSource, EmptyDir *v1.EmptyDirVolumeSource, GCEPersistentDisk *v1.GCEPersistentDiskVolumeSource gcePersistentDisk, AWSElasticBlockStore *v1.AWSElasticBlockStoreVolumeSource awsElasticBlockStore, GitRepo *v1.GitRepoVolumeSource, Secret *v1.SecretVolumeSource, NFS *v1.NFSVolumeSource nfs, ISCSI *v1.ISCSIVolumeSource iscsi, Glusterfs *v1.GlusterfsVolumeSource, PersistentVolumeClaim *v1.PersistentVolumeClaimVolumeSource, RBD *v1.RBDVolumeSource rbd, FlexVolume *v1.FlexVolumeSource, Cinder *v1.CinderVolumeSource, CephFS *v1.CephFSVolumeSource cephfs, Flocker *v1.FlockerVolumeSource, DownwardAPI *v1.DownwardAPIVolumeSource, FC *v1.FCVolumeSource fc, AzureFile *v1.AzureFileVolumeSource, ConfigMap *v1.ConfigMapVolumeSource, VsphereVolume *v1.VsphereVirtualDiskVolumeSource, Quobyte *v1.QuobyteVolumeSource, AzureDisk *v1.AzureDiskVolumeSource, PhotonPersistentDisk *v1.PhotonPersistentDiskVolumeSource, Projected *v1.ProjectedVolumeSource, PortworxVolume *v1.PortworxVolumeSource, ScaleIO *v1.ScaleIOVolumeSource, StorageOS *v1.StorageOSVolumeSource storageos, CSI *v1.CSIVolumeSource csi, Ephemeral *v1.EphemeralVolumeSource
HostPathVolumeSource: Path string, Type *v1.HostPathType
EmptyDirVolumeSource: Medium v1.StorageMedium, SizeLimit *resource.Quantity
SecretVolumeSource: SecretName string, Items []v1.KeyToPath, DefaultMode *int32, Optional *bool
ConfigMapVolumeSource: LocalObjectReference v1.LocalObjectReference ., Items []v1.KeyToPath, DefaultMode *int32, Optional *bool
PersistentVolumeClaimVolumeSource: ClaimName string, ReadOnly bool
NFSVolumeSource: Server string, Path string, ReadOnly bool
KeyToPath: Key string, Path string, Mode *int32
DownwardAPIVolumeSource: Items []v1.DownwardAPIVolumeFile, DefaultMode *int32
DownwardAPIVolumeFile: Path string, FieldRef *v1.ObjectFieldSelector, ResourceFieldRef *v1.ResourceFieldSelector, Mode *int32
ProjectedVolumeSource: Sources []v1.VolumeProjection, DefaultMode *int32
VolumeProjection: Secret *v1.SecretProjection, DownwardAPI *v1.DownwardAPIProjection, ConfigMap *v1.ConfigMapProjection, ServiceAccountToken *v1.ServiceAccountTokenProjection
SecretProjection: LocalObjectReference v1.LocalObjectReference ., Items []v1.KeyToPath, Optional *bool
ConfigMapProjection: LocalObjectReference v1.LocalObjectReference ., Items []v1.KeyToPath, Optional *bool
DownwardAPIProjection: Items []v1.DownwardAPIVolumeFile
ServiceAccountTokenProjection: Audience string, ExpirationSeconds *int64, Path string
`;

const known = new Map(
  STRUCTS.trim()
    .split('\n')
    .map((line): [string, readonly Field[]] => {
      const [name = '', fields = ''] = line.split(': ');
      return [name, fields.split(', ').map(fieldOf)];
    }),
);

/** Of `v1.Container` and the like; undefined where the type is no struct, or one that is not described. */
export function fieldsOf(type: string): readonly Field[] | undefined {
  return known.get(type.replace(/^v1\./, ''));
}

function fieldOf(text: string): Field {
  const [name = '', type = '', key] = text.split(' ');
  return { name, type, key: key ?? `${name.charAt(0).toLowerCase()}${name.slice(1)}` };
}
