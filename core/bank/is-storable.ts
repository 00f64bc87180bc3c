/**
 * Whether every text in a value can be kept: YAML can spell a NUL and half a character ("\0",
 * "\ud800"), and PostgreSQL takes neither.
 */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !/[\0\p{Surrogate}]/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).flat().every(isStorable);
}
