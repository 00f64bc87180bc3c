/** What of a cluster is drawn: how it reconciles, or who reaches its services. */
export const labViews = ['reconcile', 'services'] as const;
export type LabView = (typeof labViews)[number];

/** One sentence for who has not been told what to watch. */
export const viewCaptions: Record<LabView, string> = {
  reconcile:
    'Delete a pod, stop a node or scale, and watch each controller compare what is wanted with what is there.',
  services:
    'Choose who calls which service, and see through what the connection reaches a pod, or why not.',
};
