/** Whole numbers as Go's strconv.Atoi reads them. */
export function parseInteger(text: string): number | { error: string } {
  const problem = (what: string) => ({
    error: `strconv.Atoi: parsing ${JSON.stringify(text)}: ${what}`,
  });
  if (!/^[-+]?\d+$/.test(text)) return problem('invalid syntax');
  const value = BigInt.asIntN(64, BigInt(text.replace(/^\+/, '')));
  const isInRange = String(value) === text.replace(/^(-?)\+?0*(?=\d)/, '$1');
  return isInRange || value === 0n ? Number(value) : problem('value out of range');
}
