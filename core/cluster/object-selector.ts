/** How objects are marked, and how others choose them by their marks. */
export type Labels = Record<string, string>;

export type LabelSelector = {
  matchLabels?: Labels;
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
};
