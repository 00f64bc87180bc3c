import type { Taint } from './objects';

/** A machine that a scenario gives to the cluster. */
export type NodeTemplate = {
  name: string;
  cpu: string;
  memory: string;
  pods: number;
  zone: string | null;
  labels: Record<string, string>;
  taints: Taint[];
};
