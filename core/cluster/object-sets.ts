/** Sets of pods with names that stay, and the versions of their templates. */
import type { Condition, LabelSelector, Metadata, PodTemplate } from './object-parts';

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
    revisionHistoryLimit: number;
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

/** A template as it once was; what a set goes back to. */
export type ControllerRevision = {
  apiVersion: 'apps/v1';
  kind: 'ControllerRevision';
  metadata: Metadata;
  data: PodTemplate;
  revision: number;
};
