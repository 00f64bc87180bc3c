/** Storage: what there is, what is asked for, and kinds of it that can be made on demand. */
import type { LabelSelector, Metadata, Quantity } from './object-parts';
import type { NodeSelectorTerm } from './object-scheduling';

export type VolumeMode = 'Filesystem' | 'Block';
export type ReclaimPolicy = 'Retain' | 'Delete' | 'Recycle';

/** The claim that a volume is kept for; without a uid it is a claim that may come. */
export type ClaimReference = {
  apiVersion?: string;
  kind?: string;
  namespace: string;
  name: string;
  uid?: string;
  resourceVersion?: string;
};

export type PersistentVolume = {
  apiVersion: 'v1';
  kind: 'PersistentVolume';
  metadata: Metadata;
  spec: {
    capacity: Record<string, Quantity>;
    accessModes: string[];
    persistentVolumeReclaimPolicy: ReclaimPolicy;
    storageClassName?: string;
    volumeMode: VolumeMode;
    claimRef?: ClaimReference;
    /** Nodes from which it can be reached; all of them when missing. */
    nodeAffinity?: { required?: { nodeSelectorTerms: NodeSelectorTerm[] } };
    hostPath?: { path: string };
    mountOptions?: string[];
  };
  status: {
    phase: 'Pending' | 'Available' | 'Bound' | 'Released' | 'Failed';
    message?: string;
    reason?: string;
  };
};

export type ClaimSpec = {
  accessModes: string[];
  resources: { requests?: Record<string, Quantity>; limits?: Record<string, Quantity> };
  /** Which volumes will do, by their labels. */
  selector?: LabelSelector;
  /** Missing asks for the default class, empty for none. */
  storageClassName?: string;
  volumeMode: VolumeMode;
  volumeName?: string;
};

export type PersistentVolumeClaim = {
  apiVersion: 'v1';
  kind: 'PersistentVolumeClaim';
  metadata: Metadata;
  spec: ClaimSpec;
  status: {
    phase: 'Pending' | 'Bound' | 'Lost';
    accessModes?: string[];
    capacity?: Record<string, Quantity>;
  };
};

/** What a stateful set makes a claim from for each of its pods. */
export type ClaimTemplate = {
  metadata: Pick<Metadata, 'name' | 'labels' | 'annotations'>;
  spec: ClaimSpec;
};

export type StorageClass = {
  apiVersion: 'storage.k8s.io/v1';
  kind: 'StorageClass';
  metadata: Metadata;
  provisioner: string;
  parameters?: Record<string, string>;
  reclaimPolicy: ReclaimPolicy;
  volumeBindingMode: 'Immediate' | 'WaitForFirstConsumer';
  allowVolumeExpansion?: boolean;
  mountOptions?: string[];
  allowedTopologies?: {
    matchLabelExpressions?: { key: string; values: string[] }[];
  }[];
};
