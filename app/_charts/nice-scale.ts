/** An axis that begins at 0: its end, and the round numbers to write beside it. */
export type Scale = { end: number; ticks: number[] };

/** The shortest scale to hold a value with three to six steps of 1, 2 or 5 times a power of ten. */
export function niceScale(max: number, isWhole = true): Scale {
  const rough = Math.max(max, isWhole ? 1 : 0.1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 5, 10].find((step) => step * power >= rough) ?? 10;
  const step = isWhole ? Math.max(1, nice * power) : nice * power;
  const count = Math.max(1, Math.ceil(max / step - 1e-9));
  // Multiplied, not added up, and cut to the digits that the step has.
  const ticks = Array.from({ length: count + 1 }, (_, index) =>
    Number((index * step).toPrecision(12)),
  );
  return { end: count * step, ticks };
}
