/** Recorded calls of the node lifecycle controller, the taint manager and tolerations. */
import type { Taint, Toleration } from '../objects';
import { tolerates } from '../tolerations';
import type { Adapters } from './adapter';

export const nodeLifecycle: Adapters = {
  'toleration.toleratesTaint': ({
    toleration,
    taint,
  }: {
    toleration: Toleration;
    taint: Taint;
  }) => ({
    tolerates: tolerates(toleration, taint),
  }),
};
