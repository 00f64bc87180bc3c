/**
 * A grid over states of memory: stability on a logarithmic scale, difficulty on a linear one. What a
 * state between the points is worth lies on the line between them. A state is `row * COLUMNS +
 * column`: rows are difficulties, columns stabilities.
 */
export const COLUMNS = 28;
export const ROWS = 5;
export const STATES = COLUMNS * ROWS;

const logMin = -3;
const logMax = 7.3;
const logStep = (logMax - logMin) / (COLUMNS - 1);
const difficultyStep = 9 / (ROWS - 1);

export function stabilityOfColumn(column: number): number {
  return Math.exp(logMin + logStep * column);
}

export function difficultyOfRow(row: number): number {
  return 1 + difficultyStep * row;
}

/** The place of a stability between columns: its whole part is the column below. */
export function columnOf(stability: number): number {
  return clamp((Math.log(stability) - logMin) / logStep, COLUMNS);
}

/** The place of a difficulty between rows. */
export function rowOf(difficulty: number): number {
  return clamp((difficulty - 1) / difficultyStep, ROWS);
}

/** Spreads a mass over the four points around a state. */
export function addMass(
  masses: Float64Array,
  stability: number,
  difficulty: number,
  mass: number,
): void {
  const column = columnOf(stability);
  const row = rowOf(difficulty);
  const right = column % 1;
  const below = row % 1;
  const at = Math.floor(row) * COLUMNS + Math.floor(column);
  masses[at] = (masses[at] ?? 0) + mass * (1 - right) * (1 - below);
  masses[at + 1] = (masses[at + 1] ?? 0) + mass * right * (1 - below);
  masses[at + COLUMNS] = (masses[at + COLUMNS] ?? 0) + mass * (1 - right) * below;
  masses[at + COLUMNS + 1] = (masses[at + COLUMNS + 1] ?? 0) + mass * right * below;
}

// Just short of the last point, so that there is always one to the right and one below.
function clamp(place: number, count: number): number {
  return Math.min(count - 1 - 1e-9, Math.max(0, place));
}
