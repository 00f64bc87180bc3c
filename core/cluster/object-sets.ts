/** Sets of pods with names that stay, and the versions of their templates. */
import type { Condition, LabelSelector, Metadata, PodTemplate } from './object-parts';
import type { ClaimTemplate } from './object-volume';

export type StatefulSet = {
  apiVersion: 'apps/v1';
  kind: 'StatefulSet';
  metadata: Metadata;
  spec: {
    replicas: number;
    serviceName: string;
    selector: LabelSelector;
    template: PodTemplate;
    podManagementPolicy: 'OrderedReady' | 'Parallel';
    updateStrategy: {
      type: 'RollingUpdate' | 'OnDelete';
      rollingUpdate?: { partition?: number };
    };
    /** How long a pod must be ready to count as available, as since 1.22. */
    minReadySeconds?: number;
    revisionHistoryLimit: number;
    volumeClaimTemplates?: ClaimTemplate[];
  };
  status: {
    observedGeneration?: number;
    replicas: number;
    readyReplicas?: number;
    currentReplicas?: number;
    updatedReplicas?: number;
    availableReplicas?: number;
    currentRevision?: string;
    updateRevision?: string;
    collisionCount?: number;
    conditions?: Condition[];
  };
};

export type DaemonSet = {
  apiVersion: 'apps/v1';
  kind: 'DaemonSet';
  metadata: Metadata;
  spec: {
    selector: LabelSelector;
    template: PodTemplate;
    updateStrategy: {
      type: 'RollingUpdate' | 'OnDelete';
      rollingUpdate?: { maxUnavailable: number | string };
    };
    minReadySeconds?: number;
    revisionHistoryLimit: number;
  };
  status: {
    observedGeneration?: number;
    /** Nodes that are to have a pod. */
    desiredNumberScheduled: number;
    /** Those of them that have one. */
    currentNumberScheduled: number;
    /** Nodes that have one and are not to. */
    numberMisscheduled: number;
    numberReady: number;
    updatedNumberScheduled?: number;
    numberAvailable?: number;
    numberUnavailable?: number;
    conditions?: Condition[];
  };
};

/** A template as it once was; what a set goes back to. */
export type ControllerRevision = {
  apiVersion: 'apps/v1';
  kind: 'ControllerRevision';
  metadata: Metadata;
  data: PodTemplate;
  revision: number;
};
