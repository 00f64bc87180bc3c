import type { Command } from './command';

type Entry = {
  /** An area and a verb, or a verb that concerns every area. */
  name: string;
  summary: string;
  /** Loads the command alone, so that one that only reads files needs no database client. */
  load: () => Promise<Command>;
};

export const commands: readonly Entry[] = [
  {
    name: 'bank check',
    summary: 'read question banks and name every mistake with its line and column',
    load: async () => (await import('./bank-check')).bankCheck,
  },
  {
    name: 'bank format',
    summary: 'write question banks in their canonical form',
    load: async () => (await import('./bank-format')).bankFormat,
  },
  {
    name: 'bank export',
    summary: 'write a question bank as a file of another program',
    load: async () => (await import('./bank-export')).bankExport,
  },
  {
    name: 'bank import',
    summary: 'read questions from a file in another format',
    load: async () => (await import('./bank-import')).bankImport,
  },
  {
    name: 'bank load',
    summary: 'load question banks into the database',
    load: async () => (await import('./bank-load')).bankLoad,
  },
  {
    name: 'review rebuild',
    summary: 'compare every card with its log, and make it anew where they differ',
    load: async () => (await import('./review-rebuild')).reviewRebuild,
  },
  {
    name: 'cluster run',
    summary: 'run a scenario in the simulated cluster and print what happened',
    load: async () => (await import('./cluster-run')).clusterRun,
  },
  {
    name: 'cluster fuzz',
    summary: 'play random clusters and say what breaks',
    load: async () => (await import('./cluster-fuzz')).clusterFuzz,
  },
  {
    name: 'memory bench',
    summary: 'compare ways to prepare for an interview on simulated learners',
    load: async () => (await import('./memory-bench')).memoryBench,
  },
  {
    name: 'bench',
    summary: 'measure, each figure as a ratio to a baseline of the same run',
    load: async () => (await import('./bench')).bench,
  },
];
