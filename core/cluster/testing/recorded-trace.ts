/** What a run left, as real clusters were recorded: the fields that the comparison reads. */
import { z } from 'zod';

const count = z.number().optional();

const recordedTrace = z.object({
  transcript: z.array(
    z.object({
      t: z.number(),
      run: z.string(),
      stdout: z.string(),
      stderr: z.string(),
      exit: z.number(),
    }),
  ),
  events: z.array(
    z.object({
      t: z.number(),
      reason: z.string(),
      kind: z.string(),
      name: z.string(),
      message: z.string(),
    }),
  ),
  pods: z.array(
    z.object({
      t: z.number(),
      name: z.string(),
      gone: z.boolean().optional(),
      node: z.string().nullish(),
      phase: z.string().optional(),
      restarts: count,
      terminating: z.boolean().optional(),
      owner: z.string().nullish(),
    }),
  ),
  controllers: z.array(
    z.object({
      t: z.number(),
      name: z.string(),
      gone: z.boolean().optional(),
      replicas: count,
      status: z
        .object({
          availableReplicas: count,
          readyReplicas: count,
          numberReady: count,
          updatedReplicas: count,
          desiredReplicas: count,
          succeeded: count,
          failed: count,
        })
        .optional(),
    }),
  ),
  endpoints: z.array(z.object({ t: z.number(), name: z.string(), ready: count })),
  nodes: z.array(
    z.object({
      t: z.number(),
      name: z.string(),
      ready: z.string().nullish(),
      taints: z.array(z.string()).optional(),
    }),
  ),
  /** Nodes that are interchangeable, each with its class. */
  alike: z.record(z.string(), z.string()).default({}),
  /** From when on chance decides by more than two seconds, and by how many. */
  loose: z.array(z.tuple([z.number(), z.number()])).default([]),
  /** From when on the reason why a pod waits depends on the instant. */
  racyFrom: z.number().default(Number.POSITIVE_INFINITY),
});

export type RecordedTrace = z.infer<typeof recordedTrace>;

export function readTrace(json: unknown): RecordedTrace {
  return recordedTrace.parse(json);
}
