/** Units that can be converted into each other, each with its size in the smallest. */
const families: ReadonlyMap<string, number>[] = [
  units([
    [1, 'ms', 'millisecond', 'milliseconds'],
    [1_000, 's', 'sec', 'secs', 'second', 'seconds'],
    [60_000, 'm', 'min', 'mins', 'minute', 'minutes'],
    [3_600_000, 'h', 'hr', 'hrs', 'hour', 'hours'],
    [86_400_000, 'd', 'day', 'days'],
  ]),
  units([
    [1, 'b', 'byte', 'bytes'],
    [1e3, 'kb'],
    [1e6, 'mb'],
    [1e9, 'gb'],
    [1e12, 'tb'],
    [2 ** 10, 'ki', 'kib'],
    [2 ** 20, 'mi', 'mib'],
    [2 ** 30, 'gi', 'gib'],
    [2 ** 40, 'ti', 'tib'],
  ]),
  units([
    [1, 'm', 'millicpu', 'millicore', 'millicores'],
    [1_000, 'cpu', 'cpus', 'core', 'cores'],
  ]),
];

/**
 * The values that a typed quantity ("300 s", "5min", "1,5") can mean, in the unit asked for: "1,500"
 * is 1500 to some and one and a half to others, so it has both. A number without a unit is in the
 * unit asked for; where none is asked for, a word behind the number says nothing. Empty when it is no
 * number, or of a unit that is something else.
 */
export function readQuantity(text: string, askedUnit: string | null): number[] {
  const compact = text
    .normalize('NFKC')
    .replace(/[\s_'’]/g, '')
    .replace('−', '-');
  const [digits = ''] = compact.match(/^[+-]?[\d.,]*/) ?? [];
  const unit = compact.slice(digits.length).toLowerCase();
  const factor = factorBetween(unit, askedUnit?.toLowerCase() ?? null);
  return factor === null ? [] : readNumbers(digits).map((value) => value * factor);
}

function readNumbers(digits: string): number[] {
  if (!/\d/.test(digits)) return [];
  const swapped = digits.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ','));
  return [digits, swapped]
    .filter((written) => /^[+-]?(\d{1,3}(,\d{3})+|\d*)(\.\d+)?$/.test(written))
    .map((written) => Number(written.replaceAll(',', '')));
}

function factorBetween(unit: string, asked: string | null): number | null {
  if (unit === '' || asked === null || unit === asked) return 1;
  for (const family of families) {
    const from = family.get(unit);
    const to = family.get(asked);
    if (from !== undefined && to !== undefined) return from / to;
  }
  return null;
}

function units(table: [number, ...string[]][]): ReadonlyMap<string, number> {
  return new Map(table.flatMap(([size, ...names]) => names.map((name) => [name, size] as const)));
}
