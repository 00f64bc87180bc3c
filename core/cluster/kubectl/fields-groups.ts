/**
 * The fields that the other kinds have, as the server publishes them: each type in its package, and of each field
 * whether it must be there (!) and what it is: text, integer, number, boolean, quantity, time, anything (*), a list, a
 * map, or another type. Upstream: api/openapi-spec.
 */
export const GROUP_FIELDS = `
[io.k8s.apimachinery.pkg.apis.meta.v1]
LabelSelector matchExpressions:[]LabelSelectorRequirement matchLabels:{}s
LabelSelectorRequirement key!:s operator!:s values:[]s
ObjectMeta annotations:{}s clusterName:s creationTimestamp:t deletionGracePeriodSeconds:i deletionTimestamp:t finalizers:[]s generateName:s generation:i labels:{}s managedFields:[]* name:s namespace:s ownerReferences:[]OwnerReference resourceVersion:s selfLink:s uid:s
OwnerReference apiVersion!:s blockOwnerDeletion:b controller:b kind!:s name!:s uid!:s

[io.k8s.api.apps.v1]
DaemonSet metadata:ObjectMeta spec:DaemonSetSpec status:*
DaemonSetSpec minReadySeconds:i revisionHistoryLimit:i selector!:LabelSelector template!:PodTemplateSpec updateStrategy:DaemonSetUpdateStrategy
DaemonSetUpdateStrategy rollingUpdate:RollingUpdateDaemonSet type:s
Deployment metadata:ObjectMeta spec:DeploymentSpec status:*
DeploymentSpec minReadySeconds:i paused:b progressDeadlineSeconds:i replicas:i revisionHistoryLimit:i selector!:LabelSelector strategy:DeploymentStrategy template!:PodTemplateSpec
DeploymentStrategy rollingUpdate:RollingUpdateDeployment type:s
ReplicaSet metadata:ObjectMeta spec:ReplicaSetSpec status:*
ReplicaSetSpec minReadySeconds:i replicas:i selector!:LabelSelector template:PodTemplateSpec
RollingUpdateDaemonSet maxUnavailable:q
RollingUpdateDeployment maxSurge:q maxUnavailable:q
RollingUpdateStatefulSetStrategy partition:i
StatefulSet metadata:ObjectMeta spec:StatefulSetSpec status:*
StatefulSetSpec podManagementPolicy:s replicas:i revisionHistoryLimit:i selector!:LabelSelector serviceName!:s template!:PodTemplateSpec updateStrategy:StatefulSetUpdateStrategy volumeClaimTemplates:[]PersistentVolumeClaim
StatefulSetUpdateStrategy rollingUpdate:RollingUpdateStatefulSetStrategy type:s

[io.k8s.api.batch.v1]
Job metadata:ObjectMeta spec:JobSpec status:*
JobSpec activeDeadlineSeconds:i backoffLimit:i completions:i manualSelector:b parallelism:i selector:LabelSelector template!:PodTemplateSpec ttlSecondsAfterFinished:i

[io.k8s.api.batch.v1beta1]
CronJob metadata:ObjectMeta spec:CronJobSpec status:*
CronJobSpec concurrencyPolicy:s failedJobsHistoryLimit:i jobTemplate!:JobTemplateSpec schedule!:s startingDeadlineSeconds:i successfulJobsHistoryLimit:i suspend:b
JobTemplateSpec metadata:ObjectMeta spec:JobSpec

[io.k8s.api.autoscaling.v1]
CrossVersionObjectReference apiVersion:s kind!:s name!:s
HorizontalPodAutoscaler metadata:ObjectMeta spec:HorizontalPodAutoscalerSpec status:*
HorizontalPodAutoscalerSpec maxReplicas!:i minReplicas:i scaleTargetRef!:CrossVersionObjectReference targetCPUUtilizationPercentage:i

[io.k8s.api.autoscaling.v2beta2]
ContainerResourceMetricSource container!:s name!:s target!:MetricTarget
CrossVersionObjectReference apiVersion:s kind!:s name!:s
ExternalMetricSource metric!:MetricIdentifier target!:MetricTarget
HPAScalingPolicy periodSeconds!:i type!:s value!:i
HPAScalingRules policies:[]HPAScalingPolicy selectPolicy:s stabilizationWindowSeconds:i
HorizontalPodAutoscaler metadata:ObjectMeta spec:HorizontalPodAutoscalerSpec status:*
HorizontalPodAutoscalerBehavior scaleDown:HPAScalingRules scaleUp:HPAScalingRules
HorizontalPodAutoscalerSpec behavior:HorizontalPodAutoscalerBehavior maxReplicas!:i metrics:[]MetricSpec minReplicas:i scaleTargetRef!:CrossVersionObjectReference
MetricIdentifier name!:s selector:LabelSelector
MetricSpec containerResource:ContainerResourceMetricSource external:ExternalMetricSource object:ObjectMetricSource pods:PodsMetricSource resource:ResourceMetricSource type!:s
MetricTarget averageUtilization:i averageValue:q type!:s value:q
ObjectMetricSource describedObject!:CrossVersionObjectReference metric!:MetricIdentifier target!:MetricTarget
PodsMetricSource metric!:MetricIdentifier target!:MetricTarget
ResourceMetricSource name!:s target!:MetricTarget

[io.k8s.api.policy.v1beta1]
PodDisruptionBudget metadata:ObjectMeta spec:PodDisruptionBudgetSpec status:*
PodDisruptionBudgetSpec maxUnavailable:q minAvailable:q selector:LabelSelector

[io.k8s.api.rbac.v1]
AggregationRule clusterRoleSelectors:[]LabelSelector
ClusterRole aggregationRule:AggregationRule metadata:ObjectMeta rules:[]PolicyRule
ClusterRoleBinding metadata:ObjectMeta roleRef!:RoleRef subjects:[]Subject
PolicyRule apiGroups:[]s nonResourceURLs:[]s resourceNames:[]s resources:[]s verbs!:[]s
Role metadata:ObjectMeta rules:[]PolicyRule
RoleBinding metadata:ObjectMeta roleRef!:RoleRef subjects:[]Subject
RoleRef apiGroup!:s kind!:s name!:s
Subject apiGroup:s kind!:s name!:s namespace:s

[io.k8s.api.scheduling.v1]
PriorityClass description:s globalDefault:b metadata:ObjectMeta preemptionPolicy:s value!:i

[io.k8s.api.storage.v1]
StorageClass allowVolumeExpansion:b allowedTopologies:[]TopologySelectorTerm metadata:ObjectMeta mountOptions:[]s parameters:{}s provisioner!:s reclaimPolicy:s volumeBindingMode:s
`;

/** Those that newer releases added. */
export const NEWER_FIELDS = `PodSpec hostUsers:b hostnameOverride:s os:* resourceClaims:* resources:ResourceRequirements schedulingGates:* workloadRef:*
Container resizePolicy:* restartPolicy:s restartPolicyRules:*
Probe grpc:* terminationGracePeriodSeconds:i
Handler sleep:*
Lifecycle stopSignal:s
ResourceRequirements claims:*
SecurityContext appArmorProfile:*
PodSecurityContext appArmorProfile:* seLinuxChangePolicy:s supplementalGroupsPolicy:s
TopologySpreadConstraint matchLabelKeys:[]s minDomains:i nodeAffinityPolicy:s nodeTaintsPolicy:s
PodAffinityTerm matchLabelKeys:[]s mismatchLabelKeys:[]s namespaceSelector:LabelSelector
ServiceSpec internalTrafficPolicy:s ipFamilies:[]s ipFamilyPolicy:s loadBalancerClass:s trafficDistribution:s
PersistentVolumeClaimSpec dataSourceRef:* volumeAttributesClassName:s
PersistentVolumeSpec volumeAttributesClassName:s
Volume ephemeral:* image:*
JobSpec backoffLimitPerIndex:i completionMode:s managedBy:s maxFailedIndexes:i podFailurePolicy:* podReplacementPolicy:s successPolicy:* suspend:b
CronJobSpec timeZone:s
StatefulSetSpec minReadySeconds:i ordinals:* persistentVolumeClaimRetentionPolicy:*
RollingUpdateStatefulSetStrategy maxUnavailable:q
RollingUpdateDaemonSet maxSurge:q
PodDisruptionBudgetSpec unhealthyPodEvictionPolicy:s
HPAScalingRules tolerance:q
MetricSpec containerResource:*
`;
