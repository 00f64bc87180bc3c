/** Whether a value and its tolerance are written without an exponent, which other formats do not read. */
export function isPlainNumber({ value, tolerance }: { value: number; tolerance: number }): boolean {
  return [value, tolerance].every((number) => /^-?\d+(?:\.\d+)?$/.test(String(number)));
}
