/**
 * The fields that the core kinds have, as the server publishes them: each type in its package, and of each field
 * whether it must be there (!) and what it is: text, integer, number, boolean, quantity, time, anything (*), a list, a
 * map, or another type. Upstream: api/openapi-spec.
 */
export const CORE_FIELDS = `
[io.k8s.api.core.v1]
Affinity nodeAffinity:NodeAffinity podAffinity:PodAffinity podAntiAffinity:PodAntiAffinity
Capabilities add:[]s drop:[]s
ClientIPConfig timeoutSeconds:i
ConfigMap binaryData:{}s data:{}s immutable:b metadata:ObjectMeta
ConfigMapEnvSource name:s optional:b
ConfigMapKeySelector key!:s name:s optional:b
ConfigMapVolumeSource defaultMode:i items:[]KeyToPath name:s optional:b
Container args:[]s command:[]s env:[]EnvVar envFrom:[]EnvFromSource image:s imagePullPolicy:s lifecycle:Lifecycle livenessProbe:Probe name!:s ports:[]ContainerPort readinessProbe:Probe resources:ResourceRequirements securityContext:SecurityContext startupProbe:Probe stdin:b stdinOnce:b terminationMessagePath:s terminationMessagePolicy:s tty:b volumeDevices:[]VolumeDevice volumeMounts:[]VolumeMount workingDir:s
ContainerPort containerPort!:i hostIP:s hostPort:i name:s protocol:s
DownwardAPIVolumeFile fieldRef:ObjectFieldSelector mode:i path!:s resourceFieldRef:ResourceFieldSelector
DownwardAPIVolumeSource defaultMode:i items:[]DownwardAPIVolumeFile
EmptyDirVolumeSource medium:s sizeLimit:q
EndpointAddress hostname:s ip!:s nodeName:s targetRef:ObjectReference
EndpointPort appProtocol:s name:s port!:i protocol:s
EndpointSubset addresses:[]EndpointAddress notReadyAddresses:[]EndpointAddress ports:[]EndpointPort
Endpoints metadata:ObjectMeta subsets:[]EndpointSubset
EnvFromSource configMapRef:ConfigMapEnvSource prefix:s secretRef:SecretEnvSource
EnvVar name!:s value:s valueFrom:EnvVarSource
EnvVarSource configMapKeyRef:ConfigMapKeySelector fieldRef:ObjectFieldSelector resourceFieldRef:ResourceFieldSelector secretKeyRef:SecretKeySelector
ExecAction command:[]s
HTTPGetAction host:s httpHeaders:[]HTTPHeader path:s port!:q scheme:s
HTTPHeader name!:s value!:s
Handler exec:ExecAction httpGet:HTTPGetAction tcpSocket:TCPSocketAction
HostAlias hostnames:[]s ip:s
HostPathVolumeSource path!:s type:s
KeyToPath key!:s mode:i path!:s
Lifecycle postStart:Handler preStop:Handler
LimitRange metadata:ObjectMeta spec:LimitRangeSpec
LimitRangeItem default:{}q defaultRequest:{}q max:{}q maxLimitRequestRatio:{}q min:{}q type!:s
LimitRangeSpec limits!:[]LimitRangeItem
LocalObjectReference name:s
Namespace metadata:ObjectMeta spec:NamespaceSpec status:*
NamespaceSpec finalizers:[]s
Node metadata:ObjectMeta spec:NodeSpec status:*
NodeAffinity preferredDuringSchedulingIgnoredDuringExecution:[]PreferredSchedulingTerm requiredDuringSchedulingIgnoredDuringExecution:NodeSelector
NodeSelector nodeSelectorTerms!:[]NodeSelectorTerm
NodeSelectorRequirement key!:s operator!:s values:[]s
NodeSelectorTerm matchExpressions:[]NodeSelectorRequirement matchFields:[]NodeSelectorRequirement
NodeSpec configSource:* externalID:s podCIDR:s podCIDRs:[]s providerID:s taints:[]Taint unschedulable:b
ObjectFieldSelector apiVersion:s fieldPath!:s
ObjectReference apiVersion:s fieldPath:s kind:s name:s namespace:s resourceVersion:s uid:s
PersistentVolume metadata:ObjectMeta spec:PersistentVolumeSpec status:*
PersistentVolumeClaim metadata:ObjectMeta spec:PersistentVolumeClaimSpec status:*
PersistentVolumeClaimSpec accessModes:[]s dataSource:TypedLocalObjectReference resources:ResourceRequirements selector:LabelSelector storageClassName:s volumeMode:s volumeName:s
PersistentVolumeClaimVolumeSource claimName!:s readOnly:b
PersistentVolumeSpec accessModes:[]s awsElasticBlockStore:* azureDisk:* azureFile:* capacity:{}q cephfs:* cinder:* claimRef:ObjectReference csi:* fc:* flexVolume:* flocker:* gcePersistentDisk:* glusterfs:* hostPath:HostPathVolumeSource iscsi:* local:* mountOptions:[]s nfs:* nodeAffinity:VolumeNodeAffinity persistentVolumeReclaimPolicy:s photonPersistentDisk:* portworxVolume:* quobyte:* rbd:* scaleIO:* storageClassName:s storageos:* volumeMode:s vsphereVolume:*
Pod metadata:ObjectMeta spec:PodSpec status:*
PodAffinity preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm
PodAffinityTerm labelSelector:LabelSelector namespaces:[]s topologyKey!:s
PodAntiAffinity preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm
PodDNSConfig nameservers:[]s options:[]PodDNSConfigOption searches:[]s
PodDNSConfigOption name:s value:s
PodReadinessGate conditionType!:s
PodSecurityContext fsGroup:i fsGroupChangePolicy:s runAsGroup:i runAsNonRoot:b runAsUser:i seLinuxOptions:SELinuxOptions seccompProfile:SeccompProfile supplementalGroups:[]i sysctls:[]Sysctl windowsOptions:WindowsSecurityContextOptions
PodSpec activeDeadlineSeconds:i affinity:Affinity automountServiceAccountToken:b containers!:[]Container dnsConfig:PodDNSConfig dnsPolicy:s enableServiceLinks:b ephemeralContainers:* hostAliases:[]HostAlias hostIPC:b hostNetwork:b hostPID:b hostname:s imagePullSecrets:[]LocalObjectReference initContainers:[]Container nodeName:s nodeSelector:{}s overhead:{}q preemptionPolicy:s priority:i priorityClassName:s readinessGates:[]PodReadinessGate restartPolicy:s runtimeClassName:s schedulerName:s securityContext:PodSecurityContext serviceAccount:s serviceAccountName:s setHostnameAsFQDN:b shareProcessNamespace:b subdomain:s terminationGracePeriodSeconds:i tolerations:[]Toleration topologySpreadConstraints:[]TopologySpreadConstraint volumes:[]Volume
PodTemplateSpec metadata:ObjectMeta spec:PodSpec
PreferredSchedulingTerm preference!:NodeSelectorTerm weight!:i
Probe exec:ExecAction failureThreshold:i httpGet:HTTPGetAction initialDelaySeconds:i periodSeconds:i successThreshold:i tcpSocket:TCPSocketAction timeoutSeconds:i
ProjectedVolumeSource defaultMode:i sources:[]*
ResourceFieldSelector containerName:s divisor:q resource!:s
ResourceQuota metadata:ObjectMeta spec:ResourceQuotaSpec status:*
ResourceQuotaSpec hard:{}q scopeSelector:ScopeSelector scopes:[]s
ResourceRequirements limits:{}q requests:{}q
SELinuxOptions level:s role:s type:s user:s
ScopeSelector matchExpressions:[]ScopedResourceSelectorRequirement
ScopedResourceSelectorRequirement operator!:s scopeName!:s values:[]s
SeccompProfile localhostProfile:s type!:s
Secret data:{}s immutable:b metadata:ObjectMeta stringData:{}s type:s
SecretEnvSource name:s optional:b
SecretKeySelector key!:s name:s optional:b
SecretVolumeSource defaultMode:i items:[]KeyToPath optional:b secretName:s
SecurityContext allowPrivilegeEscalation:b capabilities:Capabilities privileged:b procMount:s readOnlyRootFilesystem:b runAsGroup:i runAsNonRoot:b runAsUser:i seLinuxOptions:SELinuxOptions seccompProfile:SeccompProfile windowsOptions:WindowsSecurityContextOptions
Service metadata:ObjectMeta spec:ServiceSpec status:*
ServiceAccount automountServiceAccountToken:b imagePullSecrets:[]LocalObjectReference metadata:ObjectMeta secrets:[]ObjectReference
ServicePort appProtocol:s name:s nodePort:i port!:i protocol:s targetPort:q
ServiceSpec allocateLoadBalancerNodePorts:b clusterIP:s clusterIPs:[]s externalIPs:[]s externalName:s externalTrafficPolicy:s healthCheckNodePort:i ipFamilies:[]s ipFamilyPolicy:s loadBalancerIP:s loadBalancerSourceRanges:[]s ports:[]ServicePort publishNotReadyAddresses:b selector:{}s sessionAffinity:s sessionAffinityConfig:SessionAffinityConfig topologyKeys:[]s type:s
SessionAffinityConfig clientIP:ClientIPConfig
Sysctl name!:s value!:s
TCPSocketAction host:s port!:q
Taint effect!:s key!:s timeAdded:t value:s
Toleration effect:s key:s operator:s tolerationSeconds:i value:s
TopologySelectorLabelRequirement key!:s values!:[]s
TopologySelectorTerm matchLabelExpressions:[]TopologySelectorLabelRequirement
TopologySpreadConstraint labelSelector:LabelSelector maxSkew!:i topologyKey!:s whenUnsatisfiable!:s
TypedLocalObjectReference apiGroup:s kind!:s name!:s
Volume awsElasticBlockStore:* azureDisk:* azureFile:* cephfs:* cinder:* configMap:ConfigMapVolumeSource csi:* downwardAPI:DownwardAPIVolumeSource emptyDir:EmptyDirVolumeSource ephemeral:* fc:* flexVolume:* flocker:* gcePersistentDisk:* gitRepo:* glusterfs:* hostPath:HostPathVolumeSource iscsi:* name!:s nfs:* persistentVolumeClaim:PersistentVolumeClaimVolumeSource photonPersistentDisk:* portworxVolume:* projected:ProjectedVolumeSource quobyte:* rbd:* scaleIO:* secret:SecretVolumeSource storageos:* vsphereVolume:*
VolumeDevice devicePath!:s name!:s
VolumeMount mountPath!:s mountPropagation:s name!:s readOnly:b subPath:s subPathExpr:s
VolumeNodeAffinity required:NodeSelector
WeightedPodAffinityTerm podAffinityTerm!:PodAffinityTerm weight!:i
WindowsSecurityContextOptions gmsaCredentialSpec:s gmsaCredentialSpecName:s runAsUserName:s
`;
