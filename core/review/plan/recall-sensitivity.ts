/** How much recall rises for each unit of the logarithm of stability, where recall is so much. */
export function recallSensitivity(recall: number, decay: number): number {
  return decay * recall * (1 - recall ** (1 / decay));
}
