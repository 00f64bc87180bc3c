/** An autoscaler, in the form of autoscaling/v2; older versions are turned into it when they come in. */
import type { Condition, LabelSelector, Metadata, Quantity, Time } from './object-parts';

export type MetricTarget = {
  type: 'Utilization' | 'AverageValue' | 'Value';
  averageUtilization?: number;
  averageValue?: Quantity;
  value?: Quantity;
};

type MetricName = { name: string; selector?: LabelSelector };

export type MetricSpec = {
  type: string;
  resource?: { name: string; target: MetricTarget };
  containerResource?: { name: string; container: string; target: MetricTarget };
  pods?: { metric: MetricName; target: MetricTarget };
  object?: {
    describedObject: { kind: string; name: string };
    metric: MetricName;
    target: MetricTarget;
  };
  external?: { metric: MetricName; target: MetricTarget };
};

export type MetricValue = {
  averageUtilization?: number;
  averageValue?: Quantity;
  value?: Quantity;
};

/** What a metric is now; in the order of the specs. */
export type MetricStatus = { type: string; name: string; current: MetricValue };

type ScalingPolicy = { type: 'Pods' | 'Percent'; value: number; periodSeconds: number };

export type ScalingRules = {
  policies: ScalingPolicy[];
  selectPolicy: 'Max' | 'Min' | 'Disabled';
  /** What the controller manager is set to, where it is missing. */
  stabilizationWindowSeconds?: number;
};

export type ScalingBehavior = { scaleUp: ScalingRules; scaleDown: ScalingRules };

export type HorizontalPodAutoscaler = {
  apiVersion: 'autoscaling/v2';
  kind: 'HorizontalPodAutoscaler';
  metadata: Metadata;
  spec: {
    scaleTargetRef: { apiVersion?: string; kind: string; name: string };
    minReplicas: number;
    maxReplicas: number;
    metrics: MetricSpec[];
    behavior?: ScalingBehavior;
  };
  status: {
    currentReplicas: number;
    desiredReplicas: number;
    lastScaleTime?: Time;
    currentMetrics?: MetricStatus[];
    conditions?: Condition[];
  };
};
