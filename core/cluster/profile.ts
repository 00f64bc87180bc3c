/** Which Kubernetes is simulated. Constants that differ between releases are here and nowhere else. */
export type Profile = '1.20' | '1.36';

export type Constants = {
  /** What nodes report as their kubelet's version. */
  kubeletVersion: string;
  /** How long a node may be silent before it counts as NotReady (kube-controller-manager). */
  nodeMonitorGraceMs: number;
  /** How long a pod may stay unschedulable before the scheduler tries it again unasked. */
  unschedulableFlushMs: number;
  /** Whether whatever is written to a waiting pod, by the scheduler too, has it tried again at once, as in 1.20. */
  retriesAtOwnWrites: boolean;
  /** Weight of TaintToleration among the scores. */
  taintTolerationWeight: number;
  /** Whether BalancedAllocation scores the change that a pod makes. */
  balanceAsChange: boolean;
  /** Whether a node without one of the spread keys takes no part in default spreading. */
  spreadNeedsAllKeys: boolean;
  /** Whether the scheduler says "untolerated taint" and "affinity/selector", as since 1.24. */
  saysUntolerated: boolean;
  /** Whether a service that comes, changes or goes has unschedulable pods tried again, as up to 1.21. */
  servicesMayHelp: boolean;
  /** Whether FailedScheduling says what preemption could do, as since 1.24. */
  saysPreemption: boolean;
  /** Whether some cluster addresses and node ports are left to those who ask for one. */
  reservedBands: boolean;
  /** Whether `kubectl get pods` says how long ago the last restart was. */
  showsRestartAge: boolean;
  /** Whether a pod that is not ready may be evicted from a healthy budget that lets nobody go, as since 1.22. */
  evictsUnready: boolean;
  /** Whether pods are ranked for deletion by cost and by powers of two of their age. */
  deletionCost: boolean;
  /** Whether each service account gets a secret with a token, as until 1.24. */
  makesAccountTokens: boolean;
  autoscaler: AutoscalerConstants;
  volumes: VolumeConstants;
  statefulSets: StatefulSetConstants;
  job: JobConstants;
  /** Whether pods of a StatefulSet carry their number as a label, as since 1.28. */
  labelsPodIndex: boolean;
  /** Whether old ReplicaSets go in the order of their revisions, as since 1.21, and not of their making. */
  ranksByRevision: boolean;
  /** Whether endpoint slices go on naming pods that are being deleted, as since 1.22. */
  slicesKeepTerminating: boolean;
  /** Whether a node that is over-committed lacks even what a pod asks nothing of, as up to 1.22. */
  checksUnaskedResources: boolean;
  /** Whether a refusal by affinity says both that and by which rules, as up to 1.20. */
  saysAffinityTwice: boolean;
  /** Weight of NodePreferAvoidPods, which is gone since 1.22. */
  avoidPodsWeight: number;
  /** Weight of NodeAffinity and of InterPodAffinity among the scores. */
  affinityWeight: number;
  /** Whether cron jobs, budgets, autoscalers and endpoint slices come in the versions that were served up to 1.20. */
  servesBeta: boolean;
};

type AutoscalerConstants = {
  /** Whether the ratio must lie between 1 - tolerance and 1 + tolerance, instead of no further than it from 1. */
  toleranceAsRange: boolean;
  /** Whether a pod without metrics may count as busier than its request, where the target is above it. */
  missingMeetTarget: boolean;
  /** Whether windows and changes of both directions count in each, as since 1.21. */
  looksBothWays: boolean;
  /** Whether one metric that fails keeps the others from scaling down. */
  holdsWhenBlind: boolean;
  /** Whether what fails is named with its metric, and `kubectl get hpa` names each metric, as since 1.30. */
  saysWhichMetric: boolean;
};

type StatefulSetConstants = {
  /** Whether a pod must be available before the next one's turn, and available pods are counted, as since 1.25. */
  waitsUntilAvailable: boolean;
};

type VolumeConstants = {
  /** Why a node will not do when the volume of a claim is gone. */
  lostReason: string;
  /** What is said before the reason why volumes could not be bound. */
  bindFailure: string;
  /** Whether `kubectl get` has a column VOLUMEATTRIBUTESCLASS, as since 1.29. */
  showsAttributesClass: boolean;
};

type JobConstants = {
  /** Whether the pause after a failure is counted from its end and is before the next pod, as since 1.25. */
  waitsBeforePods: boolean;
  mostBackoffMs: number;
  /** How long news of pods is collected before a job is looked at. */
  batchMs: number;
  /** Whether the labels of its pods begin with batch.kubernetes.io. */
  prefixesLabels: boolean;
  /** Whether jobs of a cron job are named by the minute, and not the second, of their time. */
  namesByMinute: boolean;
  /** Whether `kubectl get jobs` has a column STATUS. */
  saysStatus: boolean;
};

export const profiles: Record<Profile, Constants> = {
  '1.20': {
    kubeletVersion: 'v1.20.2',
    nodeMonitorGraceMs: 40_000,
    unschedulableFlushMs: 60_000,
    retriesAtOwnWrites: true,
    taintTolerationWeight: 1,
    balanceAsChange: false,
    spreadNeedsAllKeys: true,
    saysUntolerated: false,
    servicesMayHelp: true,
    saysPreemption: false,
    reservedBands: false,
    showsRestartAge: false,
    evictsUnready: false,
    deletionCost: false,
    makesAccountTokens: true,
    autoscaler: {
      toleranceAsRange: false,
      missingMeetTarget: false,
      looksBothWays: false,
      holdsWhenBlind: false,
      saysWhichMetric: false,
    },
    volumes: {
      lostReason: 'pvc(s) bound to non-existent pv(s)',
      bindFailure: 'running "VolumeBinding" prebind plugin: ',
      showsAttributesClass: false,
    },
    statefulSets: { waitsUntilAvailable: false },
    job: {
      waitsBeforePods: false,
      mostBackoffMs: 360_000,
      batchMs: 0,
      prefixesLabels: false,
      namesByMinute: false,
      saysStatus: false,
    },
    labelsPodIndex: false,
    ranksByRevision: false,
    slicesKeepTerminating: false,
    checksUnaskedResources: true,
    saysAffinityTwice: true,
    avoidPodsWeight: 10_000,
    affinityWeight: 1,
    servesBeta: true,
  },
  '1.36': {
    kubeletVersion: 'v1.36.0',
    nodeMonitorGraceMs: 50_000,
    unschedulableFlushMs: 300_000,
    retriesAtOwnWrites: false,
    taintTolerationWeight: 3,
    balanceAsChange: true,
    spreadNeedsAllKeys: false,
    saysUntolerated: true,
    servicesMayHelp: false,
    saysPreemption: true,
    reservedBands: true,
    showsRestartAge: true,
    evictsUnready: true,
    deletionCost: true,
    makesAccountTokens: false,
    autoscaler: {
      toleranceAsRange: true,
      missingMeetTarget: true,
      looksBothWays: true,
      holdsWhenBlind: true,
      saysWhichMetric: true,
    },
    volumes: {
      lostReason: 'node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)',
      bindFailure: 'running PreBind plugin "VolumeBinding": ',
      showsAttributesClass: true,
    },
    statefulSets: { waitsUntilAvailable: true },
    job: {
      waitsBeforePods: true,
      mostBackoffMs: 600_000,
      batchMs: 1000,
      prefixesLabels: true,
      namesByMinute: true,
      saysStatus: true,
    },
    labelsPodIndex: true,
    ranksByRevision: true,
    slicesKeepTerminating: true,
    checksUnaskedResources: false,
    saysAffinityTwice: false,
    avoidPodsWeight: 0,
    affinityWeight: 2,
    servesBeta: false,
  },
};
